import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { provisioningSchema } from './json-schema.ts';

const root = join(import.meta.dirname, '../..');

test('docs/provisioning.schema.json is up to date; `npm run generate` writes it', () => {
  expect(readFileSync(join(root, 'docs/provisioning.schema.json'), 'utf8')).toBe(provisioningSchema());
});

describe('the schema', () => {
  const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(
    JSON.parse(provisioningSchema())
  );
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const documented = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
    .map(([, text = '']) => text)
    .filter((text) => /^(integrations|views|apiVersion):/m.test(text));

  test('accepts each provisioning file of the README, and that of the demo', () => {
    expect(documented.length).toBeGreaterThan(1);
    const demo = readFileSync(join(root, 'provisioning/bellhook/demo.yaml'), 'utf8');
    for (const text of [...documented, demo]) {
      expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
    }
  });

  test.each([
    ['a misspelt key', 'integrations: [{ uid: a, name: A, type: webhook, tokn: x }]', false],
    ['an unknown type', 'integrations: [{ uid: a, name: A, type: carrier_pigeon }]', false],
    ['a short token', 'integrations: [{ uid: a, name: A, type: webhook, token: short }]', false],
    ['a variable as a token', 'integrations: [{ uid: a, name: A, type: webhook, token: "${T}" }]', true],
    ['what has defaults left out', 'views: [{ uid: a, name: A, query: "" }]', true],
    ['lists without entries', 'integrations:\nviews:\n', true],
    ['an unknown sort', 'views: [{ uid: a, name: A, query: "", sort: number }]', false],
  ])('takes %s as the sidecar does', (_, text, isValid) => {
    expect(validate(parse(text))).toBe(isValid);
  });
});
