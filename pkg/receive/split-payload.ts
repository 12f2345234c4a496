import { Dict, List, parseJson } from '@bellhook/jinja';
import { commonName, mostParts } from '../contract/integrations/split.ts';
import { joinNotes } from './join-notes.ts';
import { itemsOf, membersOf } from './json/members.ts';
import { nestsDeeperThan } from './json/nesting.ts';
import { nestingLimit, type Payload } from './json/read-json.ts';

/** How deliveries of a type are split into alerts. */
export interface SplitRule {
  /** Names of members that can hold the list of alerts; the first one that holds a list counts. */
  readonly lists: readonly string[];
  /** Names of members that repeat what the alerts say, and are not kept with each of them. */
  readonly without?: readonly string[];
}

/**
 * What a delivery was split into, or how many elements it has if those are too many. The payloads are JSON texts, which `readPart` reads:
 * whoever finds them too many for now has not paid for that.
 */
export type SplitPayload =
  { readonly payloads: readonly string[]; readonly note: string | null } | { readonly tooMany: number };

/** Most text that is kept with each alert of what they have in common, and of all of its copies, in characters. */
const mostCommon = { each: 16 * 1024, together: 4 * 1024 * 1024 };

/**
 * Splits a delivery into alerts. The payload of each is an element of the list, with the rest of the delivery as its member `common`; an
 * element that is no object is its member `value`. A delivery that is a list itself has no rest.
 * @returns null if there is no list
 */
export function splitPayload({ value, text, note }: Payload, { lists, without = [] }: SplitRule): SplitPayload | null {
  if (value instanceof List) {
    return split(itemsOf(text), [], note);
  }
  const name = value instanceof Dict ? lists.find((list) => value.get(list) instanceof List) : undefined;
  if (name === undefined) {
    return null;
  }
  const members = membersOf(text);
  const rest = [...members].filter(([member]) => member !== name && !without.includes(member));
  return split(itemsOf(members.get(name) as string), rest, note);
}

/** Reads the payload of an alert of a split delivery. */
export function readPart(text: string): Payload {
  return { value: parseJson(text, true, nestingLimit - 1), text, note: null };
}

function split(elements: readonly string[], rest: ReadonlyArray<[string, string]>, note: string | null): SplitPayload {
  if (elements.length > mostParts) {
    return { tooMany: elements.length };
  }
  const room = Math.min(mostCommon.each, Math.floor(mostCommon.together / elements.length));
  const { common, leftOut } = keepWithin(room, rest);
  const payloads = elements.map((element) => withCommon(element, common));
  return { payloads, note: joinNotes(note, leftOut.length === 0 ? null : describeLeftOut(leftOut)) };
}

function withCommon(element: string, common: string): string {
  if (!element.startsWith('{')) {
    return `{"value":${element},"${commonName}":${common}}`;
  }
  const members = element.slice(1, -1).trim();
  return `{${members}${members === '' ? '' : ','}"${commonName}":${common}}`;
}

/** The members that fit, as an object, and the names of the others. */
function keepWithin(room: number, members: ReadonlyArray<[string, string]>): { common: string; leftOut: string[] } {
  const kept: string[] = [];
  const leftOut: string[] = [];
  let size = 0;
  for (const [name, text] of members) {
    const member = `${JSON.stringify(name)}:${text}`;
    if (size + member.length > room || nestsDeeperThan(text, nestingLimit - 2)) {
      leftOut.push(name);
    } else {
      kept.push(member);
      size += member.length;
    }
  }
  return { common: `{${kept.join(',')}}`, leftOut };
}

/** So many of the names are said. */
const mostNames = 5;
const nameLength = 50;

function describeLeftOut(names: readonly string[]): string {
  const said = names.slice(0, mostNames).map((name) => name.slice(0, nameLength));
  const more = names.length - said.length;
  return `Too large to be kept with each alert: ${said.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
