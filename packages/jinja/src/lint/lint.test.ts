import { describe, expect, test } from '@jest/globals';
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

describe('a variable that has these keys only', () => {
  const keys = new Map([['headers', new Set(['content-type', 'user-agent', 'kind'])]]);
  const linted = (source: string) =>
    lintTemplate(compileTemplate(source, environment), new Set(['payload', 'headers']), keys).map(
      ({ message }) => message
    );

  test.each([
    ['{{ headers["content-type"] }}{{ headers.kind }}{{ headers.get("kind", "x") }}'],
    ['{{ headers.items() | list }}{% for h in headers %}{{ headers[h] }}{% endfor %}{{ headers[payload.a] }}'],
    ['{{ payload["other"] }}{{ payload.headers.other }}{{ payload.headers["other"] }}'],
    ['{% set headers = {"other": 1} %}{{ headers.other }}'],
  ])('may be read so: %s', (source) => {
    expect(linted(source)).toEqual([]);
  });

  test.each([
    ['{{ headers["Content-Type"] }}', 'headers never has "Content-Type"; did you mean "content-type"?'],
    ['{{ headers.cookie }}', 'headers never has "cookie"; it can have content-type, user-agent, kind'],
    [
      '{{ headers.get("authorization") }}',
      'headers never has "authorization"; it can have content-type, user-agent, kind',
    ],
    ['{% if headers["user-agnt"] %}{% endif %}', 'headers never has "user-agnt"; did you mean "user-agent"?'],
  ])('is warned of in %s', (source, message) => {
    expect(linted(source)).toEqual([message]);
  });
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
