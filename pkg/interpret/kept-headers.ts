import { generalHeaders } from '../contract/templates/kept-headers.ts';
import type { TypeDefinition } from '../integration-types/type-definition.ts';

/** The names of all headers that templates of a type can read, in lower case. */
export function keptHeaderNames({ headers = [] }: Pick<TypeDefinition, 'headers'>): readonly string[] {
  return [...new Set([...generalHeaders, ...headers])];
}

/** Maximum length of a kept value, in characters. A longer one is left out. */
const valueLimit = 1000;

/**
 * The headers of a request that templates may read.
 * @param headers by name in lower case
 * @param names the only ones that are kept; null if none are
 * @returns names and values as a JSON object; null if there are none
 */
export function keepHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  names: readonly string[] | null
): string | null {
  if (names === null) {
    return null;
  }
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string' && value.length <= valueLimit) {
      kept[name] = value;
    }
  }
  return Object.keys(kept).length === 0 ? null : JSON.stringify(kept);
}
