import { isDeepStrictEqual } from 'node:util';

/**
 * Turns an expectation in JSON into an argument for `toMatchObject`. These objects are conditions:
 * - `{"$has": ["a", "b"], "$lacks": ["c"]}`: a text that contains some texts and lacks others
 * - `{"$exactly": …}`: exactly this value, without further fields
 */
export function toMatcher(expected: unknown): object {
  return convert(expected) as object;
}

function convert(expected: unknown): unknown {
  if (Array.isArray(expected)) {
    return expected.map(convert);
  }
  if (typeof expected !== 'object' || expected === null) {
    return expected;
  }
  const { $has = [], $lacks = [], $exactly } = expected as Condition;
  if ('$exactly' in expected) {
    return condition(expected, (value) => isDeepStrictEqual(value, $exactly));
  }
  if ('$has' in expected || '$lacks' in expected) {
    const isRight = (text: string) =>
      $has.every((part) => text.includes(part)) && !$lacks.some((part) => text.includes(part));
    return condition(expected, (value) => typeof value === 'string' && isRight(value));
  }
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, convert(value)]));
}

interface Condition {
  readonly $has?: readonly string[];
  readonly $lacks?: readonly string[];
  readonly $exactly?: unknown;
}

/** An object that Jest accepts as a matcher and prints as the condition is written. */
function condition(written: object, asymmetricMatch: (value: unknown) => boolean): object {
  return {
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch,
    toAsymmetricMatcher: () => JSON.stringify(written),
    toString: () => 'Condition',
  };
}
