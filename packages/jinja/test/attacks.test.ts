import { describe, expect, test } from '@jest/globals';
import { builtinFilters } from '../src/filters/index.ts';
import { onCallFilters } from '../src/oncall/index.ts';
import { attacks } from './fuzz/attacks.ts';
import { longInputs } from './fuzz/long-input.ts';
import { outcomeOf, stillEnvironment } from './fuzz/outcome.ts';

/** Output that shows that the template reached something of JavaScript. */
const insides = /native code|\[object |=>|function ?\(|class \w+ extends/;

const environment = stillEnvironment();
const filters = new Set([...builtinFilters.keys(), ...onCallFilters.keys()]);

describe('attacks end in an error or in harmless output', () => {
  test.each(attacks)('$name', ({ template, payload = '{"a": 1, "l": [1, 2]}', ends }) => {
    const outcome = outcomeOf(template, payload, environment);
    if (typeof ends === 'string') {
      expect(outcome).toMatchObject({ kind: ends });
    } else if (ends !== undefined) {
      expect(outcome).toEqual(ends);
    }
    const output = 'output' in outcome ? outcome.output : '';
    expect(output.length).toBeLessThanOrEqual(environment.limits.output);
    expect(output.slice(0, 10_000)).not.toMatch(insides);
  });
});

describe('long input ends in an error or in harmless output', () => {
  test.each(longInputs(filters, ['words', 'signs']))('$name', ({ template, payload = '' }) => {
    const outcome = outcomeOf(template, payload, environment);
    expect('kind' in outcome ? outcome.kind : outcome.output.length < 100).not.toBe(false);
  });
});
