import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { integrationDocs, integrationDocsFolder } from './integration-docs.ts';

const root = join(import.meta.dirname, '..');

test('the pages on integration types are what the types say; `npm run generate` writes them', async () => {
  const docs = await integrationDocs(root);
  expect(readdirSync(join(root, integrationDocsFolder)).sort()).toEqual(Object.keys(docs).sort());
  for (const [name, text] of Object.entries(docs)) {
    expect([name, readFileSync(join(root, integrationDocsFolder, name), 'utf8')]).toEqual([name, text]);
  }
});

test('each page has the steps, and the URL with the type', async () => {
  for (const [name, text] of Object.entries(await integrationDocs(root))) {
    if (name !== 'README.md') {
      expect(text).toContain(`/integrations/v1/${name.replace('.md', '')}/TOKEN/`);
      expect(text).toMatch(/^1\. /m);
    }
  }
});
