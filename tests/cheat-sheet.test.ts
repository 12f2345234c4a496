import { compileTemplate, parseJson } from '@bellhook/jinja';
import { expect, test } from '@jest/globals';
import { cheatSheet } from '../src/pages/integration/templates/editor/cheatSheet.ts';
import { testEnvironment } from '../test-support/sidecar/interpret.ts';

const namesOf = (kind: string) => cheatSheet.filter((entry) => entry.kind === kind).map(({ name }) => name);
const words = (names: Iterable<string>) => [...names].filter((name) => /^\w+$/.test(name)).sort();

test('the editor offers all filters, tests and functions that templates have, and no others', () => {
  expect(namesOf('filter')).toEqual(words(testEnvironment.filters.keys()));
  expect(namesOf('test')).toEqual(words(testEnvironment.tests.keys()));
  expect(namesOf('function')).toEqual(words(testEnvironment.globals.keys()));
});

test.each(cheatSheet)('the example of the $kind $name shows it, and runs', ({ name, example }) => {
  expect(example).toMatch(new RegExp(`\\b${name}\\b`));
  for (const payload of ['{}', '{"title":"Disk full","state":"alerting","alerts":[{"labels":{"alertname":"A"}}]}']) {
    expect(typeof compileTemplate(example, testEnvironment).render(new Map([['payload', parseJson(payload)]]))).toBe(
      'string'
    );
  }
});
