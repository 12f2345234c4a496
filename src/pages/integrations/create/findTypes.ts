import { type IntegrationType, integrationTypes } from '../../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { plainText } from '../plainText';

/**
 * The types in which every word of the query occurs: in the name, the hint, the further words or the type itself. Those come first that
 * have it in the name, best at its beginning. For a blank query all types, in the order in which they are offered.
 */
export function findTypes(query: string, types: readonly IntegrationType[] = integrationTypes): IntegrationType[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  return types
    .map((type) => ({ type, rank: rankOf(type, words) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ type }) => type);
}

/** The type that takes what no other type is for. */
export const anyTool: IntegrationType = 'webhook';

/** How far from the beginning of what is read first the words are, the farthest of them; undefined if one is nowhere. */
function rankOf(type: IntegrationType, words: readonly string[]): number | undefined {
  const { name, hint, words: more = [] } = presentations[type].texts;
  const places: Array<(word: string) => boolean> = [
    (word) => plainText(name()).startsWith(word),
    (word) => ` ${plainText(name())}`.includes(` ${word}`),
    // People write New Relic as one word, and Uptime Kuma with a hyphen.
    (word) => holds(name(), word),
    (word) => [type, ...more].some((one) => holds(one, word)),
    (word) => plainText(hint()).includes(word),
  ];
  const ranks = words.map((word) => places.findIndex((isAt) => isAt(word)));
  return ranks.includes(-1) ? undefined : Math.max(0, ...ranks);
}

/** Whether the letters and digits of the word are in the text, however both are written apart. */
function holds(text: string, word: string): boolean {
  const letters = joined(word);
  return letters !== '' && joined(text).includes(letters);
}

function joined(text: string): string {
  return plainText(text).replace(/[^\p{L}\p{N}]/gu, '');
}
