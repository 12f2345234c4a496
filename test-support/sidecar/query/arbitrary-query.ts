import fc from 'fast-check';
import { states } from '../../../pkg/contract/alert-groups/states.ts';
import { integrationTypes } from '../../../pkg/contract/integration-types.ts';
import { severities } from '../../../pkg/contract/templates/templates.ts';
import { combine, type Condition } from '../../../pkg/domain/query/combine.ts';
import { marks } from '../../../pkg/domain/query/fields.ts';
import type { Comparison, Equality, Moment, Pattern, Query, Term, TimeRange } from '../../../pkg/domain/query/query.ts';
import { agoLimit, lastMoment } from '../../../pkg/domain/query/time.ts';

/** What the values of the queries are taken from. */
export interface Vocabulary {
  /** Pieces of text, such as words of titles. */
  readonly piece: fc.Arbitrary<string>;
  readonly labelName: fc.Arbitrary<string>;
  readonly path: fc.Arbitrary<Array<string | number>>;
  readonly count: fc.Arbitrary<number>;
  readonly moment: fc.Arbitrary<Moment>;
}

const awkward = [
  'and',
  'OR',
  'not',
  'me',
  'Nobody',
  '-',
  '#1',
  '#',
  '..',
  ':',
  '=',
  '"',
  '\\',
  '(',
  ')',
  '*',
  '„',
  'a b',
];

/** Values of any kind that the language admits. */
export const anything: Vocabulary = {
  piece: fc.oneof(
    fc.constantFrom(...awkward),
    fc.string({ maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 4 }).filter((text) => !text.includes('\0'))
  ),
  labelName: fc.oneof(fc.constantFrom('env', 'kubernetes.io/name', 'a"b', ''), fc.string({ maxLength: 8 })),
  path: fc.array(fc.oneof(fc.string({ maxLength: 6 }), fc.nat(999_999_999)), { minLength: 1, maxLength: 5 }),
  count: fc.nat(),
  moment: fc.oneof(
    fc.record({ at: fc.maxSafeNat().map((at) => at % (lastMoment + 1)) }),
    fc.record({ at: fc.nat(40_000).map((days) => days * 86_400_000) }),
    fc.record({ ago: fc.maxSafeNat().map((ago) => ago % (agoLimit + 1)) }),
    fc.record({ ago: fc.nat(500).map((hours) => hours * 3_600_000) })
  ),
};

/** Queries that keep what the syntax tree promises. */
export function arbitraryQuery(vocabulary: Vocabulary): fc.Arbitrary<Query> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
      arbitraryTerm(vocabulary),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('condition'), { minLength: 2, maxLength: 4 })
        )
        .map(([kind, parts]) => combine(kind, parts) as Condition),
      fc.record({ kind: fc.constant('not' as const), part: tie('condition') })
    ),
  }));
  return fc.oneof({ weight: 1, arbitrary: fc.constant<Query>({ kind: 'all' }) }, { weight: 50, arbitrary: condition });
}

function arbitraryTerm({ piece, labelName, path, count, moment }: Vocabulary): fc.Arbitrary<Term> {
  const pattern = arbitraryPattern(piece);
  const filled = pattern.filter((pieces) => pieces.length > 1 || pieces[0] !== '');
  const range = arbitraryRange(moment);
  const equality = fc.constantFrom<Equality>('equals', 'differs');
  const comparison = fc.constantFrom<Comparison>('equals', 'differs', 'less', 'at_most', 'more', 'at_least');
  const kind = <Kind extends Term['kind']>(name: Kind) => fc.constant(name);
  return fc.oneof(
    fc.record({ kind: kind('text'), pattern: filled }),
    fc.record({ kind: kind('state'), comparison: equality, value: fc.constantFrom(...states, 'open' as const) }),
    fc.record({ kind: kind('severity'), comparison, value: fc.constantFrom(...severities, 'none' as const) }),
    fc.record({ kind: kind('integration'), comparison: equality, pattern }),
    fc.record({ kind: kind('type'), comparison: equality, value: fc.constantFrom(...integrationTypes) }),
    fc.record({ kind: kind('label'), name: labelName, comparison: equality, pattern }),
    fc.record({ kind: kind('payload'), path, comparison: equality, pattern }),
    fc.record({
      kind: kind('by'),
      comparison: equality,
      who: fc.oneof(fc.constantFrom('me' as const, 'nobody' as const), filled),
    }),
    fc.record({ kind: kind('alerts'), comparison, value: count }),
    fc.record({ kind: kind('number'), comparison: equality, value: count }),
    fc.record({ kind: kind('is'), comparison: equality, value: fc.constantFrom(...marks) }),
    fc.record({ kind: kind('key'), comparison: equality, pattern }),
    fc.record({ kind: kind('note'), pattern: filled }),
    fc.record({ kind: kind('time'), field: fc.constantFrom('started' as const, 'last' as const), range }),
    fc.record({ kind: kind('open'), range })
  );
}

/** One piece, or several with gaps between them and perhaps around. */
function arbitraryPattern(piece: fc.Arbitrary<string>): fc.Arbitrary<Pattern> {
  const end = fc.oneof(piece, fc.constant(''));
  const inner = fc.array(
    piece.filter((text) => text !== ''),
    { maxLength: 2 }
  );
  return fc.oneof(
    piece.map((text) => [text]),
    fc.tuple(end, inner, end).map(([first, middle, last]) => [first, ...middle, last])
  );
}

function arbitraryRange(moment: fc.Arbitrary<Moment>): fc.Arbitrary<TimeRange> {
  return fc.oneof(
    moment.map((from) => ({ from, to: null })),
    moment.map((to) => ({ from: null, to })),
    fc
      .tuple(moment, moment)
      .map(([one, other]) => {
        const isReversed = 'at' in one ? 'at' in other && one.at > other.at : 'ago' in other && one.ago < other.ago;
        return isReversed ? { from: other, to: one } : { from: one, to: other };
      })
      .filter(
        ({ from, to }) =>
          !('at' in from && 'at' in to && from.at === to.at) && !('ago' in from && 'ago' in to && from.ago === to.ago)
      )
  );
}
