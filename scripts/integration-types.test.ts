import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { integrationTypes } from '../pkg/contract/integration-types.ts';
import { integrationTypeFiles } from './integration-types.ts';

const root = join(import.meta.dirname, '..');

/** So many types have a rank. */
const ranked = 4;

test('the lists of integration types are what their folders say; `npm run generate` writes them', async () => {
  for (const [path, text] of Object.entries(await integrationTypeFiles(root))) {
    expect([path, readFileSync(join(root, path), 'utf8')]).toEqual([path, text]);
  }
});

describe('a type that is added as a folder, and nothing else', () => {
  const copy = mkdtempSync(join(tmpdir(), 'bellhook-type-'));
  const run = (program: string, args: string[]) =>
    execFileSync(program, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const node = (...args: string[]) => run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
  const bin = (name: string, ...args: string[]) => run(join(root, 'node_modules/.bin', name), args);

  const typeErrors = (project: string) =>
    spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', project], { cwd: copy, encoding: 'utf8' }).stdout;

  beforeAll(() => {
    for (const source of [...folders, 'package.json', 'tsconfig.json', 'i18next.config.ts']) {
      cpSync(join(root, source), join(copy, source), { recursive: true, filter: (path) => !path.endsWith('/out') });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const folder = join(copy, 'pkg/integration-types/pager');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(pager)) {
      writeFileSync(join(folder, name), text);
    }
    node('scripts/integration-types.ts');
    node('scripts/openapi.ts');
  });

  afterAll(() => rmSync(copy, { recursive: true }));

  test('is in the contract, and the sidecar reads its payloads, knows them elsewhere, and has a page for it', () => {
    const program = `
      import { once } from 'node:events';
      import { createServer } from 'node:http';
      import { integrationTypes } from './pkg/contract/integration-types.ts';
      import { schemas } from './pkg/contract/schemas.ts';
      import { sendPage } from './pkg/adapters/webhooks/delivery/webhook-page.ts';
      import { factsOf } from './test-support/sidecar/interpret.ts';
      import { examples } from './pkg/integration-types/pager/examples.ts';
      const { groupingKey, title, signal } = factsOf('pager', examples.firing);
      const server = createServer((_, response) => sendPage(response, 'pager')).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const page = await (await fetch('http://127.0.0.1:' + server.address().port)).text();
      server.close();
      console.log(JSON.stringify({
        integrationTypes,
        created: schemas.createIntegration.body.safeParse({ name: 'P', type: 'pager' }).success,
        read: { groupingKey, title, signal },
        recovery: factsOf('pager', examples.resolving).signal,
        hint: factsOf('webhook', examples.firing).hint,
        page: page.includes('Pager sends beeps.'),
      }));`;
    expect(JSON.parse(node('--input-type=module-typescript', '--eval', program))).toEqual({
      integrationTypes: [
        ...integrationTypes.slice(0, ranked),
        ...[...integrationTypes.slice(ranked), 'pager'].toSorted(),
      ],
      created: true,
      read: { groupingKey: '7', title: 'Beep', signal: 'fire' },
      recovery: 'resolve',
      hint: 'This looks like a payload of Pager; use the type pager.',
      page: true,
    });
    expect(readFileSync(join(copy, 'docs/openapi.json'), 'utf8')).toContain('"pager"');
  });

  test('is known to the pages, whose translation finds its texts', () => {
    const bundle = ['presentations', 'guides'].map((list) =>
      bin(
        'esbuild',
        `pkg/integration-types/${list}.ts`,
        '--bundle',
        '--platform=browser',
        '--format=esm',
        '--loader:.svg=dataurl',
        '--external:@grafana/i18n'
      )
    );
    expect(bundle[0]).toContain('"integrations.type.pager", "Pager"');
    expect(bundle[0]).toContain('pager: { texts:');
    expect(bundle[1]).toContain('pager: async () =>');
    expect(bundle[1]).toContain('Beep louder at ${url}');
    bin('i18next-cli', 'extract', '--sync-primary');
    const texts = JSON.parse(readFileSync(join(copy, 'src/locales/en-US/bellhook-alerts-app.json'), 'utf8'));
    expect(texts.integrations.type).toMatchObject({ pager: 'Pager', 'pager-hint': 'Takes what Pager sends.' });
    expect(texts.integrations.guide.pager).toEqual({ delivery: 'Pager never sends again.' });
  });

  test.each(['pkg', '.'])(
    'leaves the types in %s sound',
    (project) => {
      expect(typeErrors(project)).toBe('');
    },
    120_000
  );
});

const folders = ['.config', 'bench', 'docs', 'pkg', 'preview', 'scripts', 'src', 'test-support'];

/** The folder of a type called `pager`. */
const pager = {
  'definition.ts': `
import { Dict } from '@bellhook/jinja';
import type { TypeDefinition } from '../type-definition.ts';

export const definition: TypeDefinition = {
  untitled: 'Beep',
  templates: {
    title: '{{ payload.text }}',
    message: '',
    imageUrl: '',
    sourceLink: '',
    groupingKey: '{{ payload.pager }}',
    resolveCondition: '{{ not payload.beeps }}',
    acknowledgeCondition: '',
    severity: '',
    labels: '',
  },
  sender: 'Pager',
  accepts: (payload) => payload instanceof Dict && payload.has('beeps'),
  recognises: (payload) => payload instanceof Dict && payload.has('beeps'),
  webhookPage: 'Pager sends beeps.',
};
`,
  'examples.ts': `
import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: { pager: 7, text: 'Beep', beeps: true },
  resolving: { pager: 7, beeps: false },
  odd: [],
  source: 'https://pager.example/',
  shown: { title: 'Beep', severity: null, link: null },
};
`,
  'guide.ts': `
import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [{ text: \`Beep louder at \${url}\` }],
  delivery: () => t('integrations.guide.pager.delivery', 'Pager never sends again.'),
  examples,
};
`,
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>',
  'texts.ts': `
import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.pager', 'Pager'),
  hint: () => t('integrations.type.pager-hint', 'Takes what Pager sends.'),
};
`,
};
