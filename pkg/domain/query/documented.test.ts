import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { queryTextLimit } from '../../contract/limits.ts';
import { examples, type FieldName, fieldNames } from './fields.ts';
import { gapLimit, pathLimit, queryDepthLimit, queryTermLimit } from './limits.ts';
import { parseQuery } from './parse-query.ts';

const docs = readFileSync(new URL('../../../docs/search.md', import.meta.url), 'utf8');

const table = docs.slice(docs.indexOf('## Fields'), docs.indexOf('Case does not matter'));
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const documented = rows.flatMap(([, , , cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text));
const inText = [...docs.matchAll(/`([a-z]+[.a-z]*[:=!][^`\s…]+)`/g)].map(([, text = '']) => text);

test.each([...new Set([...documented, ...inText, ...Object.values(examples)])])(
  '%s in the documents is a query',
  (text) => {
    expect(parseQuery(text)).toHaveProperty('query');
  }
);

test('every field has its row in docs/search.md', () => {
  const names = rows
    .map(([, name = '']) => name.replace(/[`.…]/g, ''))
    .filter((name): name is FieldName => fieldNames.some((field) => field === name));
  expect(names).toEqual(fieldNames);
  expect(documented.length).toBeGreaterThan(20);
});

test('docs/search.md names the limits', () => {
  const limits = docs.slice(docs.indexOf('## Limits'));
  for (const limit of [queryTextLimit, queryTermLimit, queryDepthLimit, gapLimit, pathLimit]) {
    expect(limits).toContain(limit.toLocaleString('en-US'));
  }
});
