import { endOfString } from './end-of-string.ts';

/**
 * The members of an object as JSON texts, by name, just as they were written. Of a name that is there twice the last one counts, as it
 * does in the value.
 * @param text JSON without faults, as below
 */
export function membersOf(text: string): Map<string, string> {
  return new Map(
    itemsOf(text).map((member) => {
      const end = endOfString(member, 0) + 1;
      return [JSON.parse(member.slice(0, end)) as string, member.slice(member.indexOf(':', end) + 1).trimStart()];
    })
  );
}

/** The items of an array as JSON texts, just as they were written; of an object, its members with their names. */
export function itemsOf(text: string): string[] {
  const inner = text.trim().slice(1, -1).trim();
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    const character = inner[at];
    if (character === '"') {
      at = endOfString(inner, at);
    } else if (character === '{' || character === '[') {
      depth++;
    } else if (character === '}' || character === ']') {
      depth--;
    } else if (character === ',' && depth === 0) {
      items.push(inner.slice(start, at).trim());
      start = at + 1;
    }
  }
  return inner === '' ? [] : [...items, inner.slice(start).trim()];
}
