import { expect, test } from '@jest/globals';
import { stillEnvironment } from '../../test/fuzz/outcome.ts';
import { compileTemplate, lintTemplate } from '../index.ts';

const environment = stillEnvironment();

const lint = (source: string) => lintTemplate(compileTemplate(source, environment), new Set(['payload']));

test.each([
  ['{{ zz }}', [[1, 4]]],
  [
    '\n{{ zz }}x{{ yy }}\n\n{{ xx }}',
    [
      [2, 4],
      [2, 13],
      [4, 4],
    ],
  ],
  ['🔥{{ zz }}', [[1, 6]]],
])('warnings of %j are where they belong', (source, places) => {
  expect(lint(source).map(({ line, column }) => [line, column])).toEqual(places);
});

test('the first hundred warnings are given', () => {
  const warnings = lint('\n{{zz}}'.repeat(7000));
  expect(warnings).toHaveLength(100);
  expect(warnings.at(-1)).toMatchObject({ line: 101, column: 3 });
});

test('constants are evaluated as far as one rendering might', () => {
  const costly = '{{ ("zyx " * 99) | wordwrap(1) | length }}';
  const empty = '{{ "" | upper }}';
  expect(lint(costly.repeat(10) + empty)).toMatchObject([{ message: expect.stringContaining('empty text') }]);
  expect(lint(costly.repeat(1000) + empty)).toEqual([]);
});
