import { expect, test } from '@jest/globals';
import { stillEnvironment } from '../../test/fuzz/outcome.ts';
import { compileTemplate, defaultLimits } from '../index.ts';

const limits = { ...defaultLimits, steps: Infinity };

/** How often a rendering of the text looks at the clock, which it does once for a few thousand steps. */
function looksAtTheClock(text: string): number {
  let looks = 0;
  const environment = stillEnvironment({ limits, stopwatch: () => looks++ * 0 });
  compileTemplate('{{ payload | pprint | length }}', environment).render(new Map([['payload', text]]));
  return looks;
}

test.each([
  ['line breaks', '\n'.repeat(250_000)],
  ['words', 'a '.repeat(125_000)],
  ['words with emoji', '😀 '.repeat(80_000)],
])('pprint charges for %s while it goes through them, so that the limit of time holds', (_, text) => {
  expect(looksAtTheClock(text)).toBeGreaterThan(20);
});

test('pprint of many line breaks ends at the limit of steps', () => {
  const template = compileTemplate('{{ payload | pprint }}', stillEnvironment());
  expect(() => template.render(new Map([['payload', '\n'.repeat(250_000)]]))).toThrow('does too much');
});
