import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { where } from '../../../test-support/sidecar/where.ts';
import { jsonText } from './fuzz/json-text.ts';
import { outcomeOf, stillEnvironment } from './fuzz/outcome.ts';
import { templateText } from './fuzz/template-text.ts';

/**
 * Environment variables for more and different runs: `FUZZ_RUNS=100 FUZZ_SEED=7 npm run test:unit -- packages/jinja/test/fuzz`.
 */
const { FUZZ_RUNS: factor = '1', FUZZ_SEED: seed = '1' } = process.env;

/** Small limits, so that many templates run into them and none takes long. */
const environment = stillEnvironment({ limits: { steps: 20_000, text: 100_000, output: 100_000, elements: 10_000 } });

const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import jinja2']).status === 0
);

test('a template ends in output or in an error with a position, gives the same result twice, and leaves the payload unchanged', () => {
  check(3000, fc.property(templateText, payloadText(), rendersTwiceTheSame));
});

test('random text compiles or fails as it should', () => {
  check(
    3000,
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => rendersTwiceTheSame(text))
  );
});

test('random pieces of templates compile or fail as they should', () => {
  const pieces = [
    ...[
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      '{%-',
      '-%}',
      '{{-',
      '-}}',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '|',
      '.',
      ',',
      ':',
      '=',
    ],
    ...[
      'if',
      'else',
      'endif',
      'for',
      'in',
      'endfor',
      'set',
      'endset',
      'macro',
      'endmacro',
      'call',
      'raw',
      'endraw',
      'is',
      'not',
    ],
    ...[
      '"',
      "'",
      '\\',
      '\n',
      '\r',
      ' ',
      'x',
      'payload',
      'upper',
      '1',
      '1.5',
      '0x',
      '~',
      '*',
      '**',
      '-',
      '<',
      '==',
      '!',
      'é',
      '🔥',
      '\ud800',
    ],
  ];
  const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 20 });
  check(
    5000,
    fc.property(soup, fc.constantFrom('', ' '), (all, between) => rendersTwiceTheSame(all.join(between)))
  );
});

test('text without an opening bracket renders to itself, without one newline at its end', () => {
  check(
    1000,
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      const text = any.replaceAll('{', '');
      const printed = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
      expect(outcomeOf(text, '{}', environment)).toEqual({ output: printed });
    })
  );
});

where(python !== undefined).test('a value is printed as Python prints it', () => {
  const templates = ['{{ payload.x }}', '{{ payload }}', '{{ payload | json_dumps }}', '{{ payload | tojson_pretty }}'];
  const cases = fc
    .sample(jsonText, { numRuns: 500 * Number(factor), seed: Number(seed) })
    .filter((text) => knownToAll.test(text))
    .flatMap((text) => templates.map((template) => ({ template, payload: `{"x": ${text}}` })));
  const { stdout, stderr } = spawnSync(
    python ?? '',
    [join(import.meta.dirname, 'differential/reference.py'), '--stdin'],
    {
      input: JSON.stringify(cases),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    }
  );
  expect(stderr).toBe('');
  const printed: unknown[] = JSON.parse(stdout);
  cases.forEach(({ template, payload }, i) => {
    expect([template, payload, outcomeOf(template, payload, stillEnvironment())]).toEqual([
      template,
      payload,
      { output: printed[i] },
    ]);
  });
});

/** Characters that exist in every version of Unicode, because repr() escapes those that its version does not know. */
const knownToAll = /^[\x20-\u024f\u4e00-\u9fff\u{1f300}-\u{1f64f}]*$/u;

function check<T>(runs: number, property: fc.IProperty<T>): void {
  fc.assert(property, { numRuns: runs * Number(factor), seed: Number(seed) });
}

function payloadText(): fc.Arbitrary<string> {
  return fc.tuple(jsonText, jsonText, jsonText).map(([a, b, c]) => `{"a": ${a}, "b": ${b}, "items": ${c}, "0": "x"}`);
}

function rendersTwiceTheSame(template: string, payload = '{"a": 1}'): void {
  expect(outcomeOf(template, payload, environment)).toEqual(outcomeOf(template, payload, environment));
}
