import type { JsonNode, JsonObject, JsonPath } from '../../../../components/payload/json/json-node';
import { writeJson } from '../../../../components/payload/json/writeJson';

/** What is different at a path. The path of a removed value is that in the first payload, of others that in the second. */
export interface Change {
  readonly path: JsonPath;
  /** JSON text, cut where it is long; undefined for an added value. */
  readonly before: string | undefined;
  /** As `before`; undefined for a removed value. */
  readonly after: string | undefined;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** Whether there are more changes than are listed. */
  readonly isCut: boolean;
}

const mostChanges = 500;
/** In UTF-16 units. */
const longestValue = 1000;

/**
 * What is different between two payloads. The order of keys makes no difference, the spelling of a number does. Items of arrays
 * are compared in their order, after equal ones at the beginning and at the end.
 */
export function diffJson(first: JsonNode, second: JsonNode): Difference {
  const changes: Change[] = [];
  let isCut = false;
  for (const { path, before, after } of differences([], first, second)) {
    if (changes.length === mostChanges) {
      isCut = true;
      break;
    }
    changes.push({ path, before: before && textOf(before), after: after && textOf(after) });
  }
  return { changes, isCut };
}

interface Differing {
  readonly path: JsonPath;
  readonly before: JsonNode | undefined;
  readonly after: JsonNode | undefined;
}

function* differences(path: JsonPath, before: Differing['before'], after: Differing['after']): Generator<Differing> {
  if (before?.kind === 'object' && after?.kind === 'object') {
    yield* differentMembers(path, before, after);
  } else if (before?.kind === 'array' && after?.kind === 'array') {
    yield* differentItems(path, before.items, after.items);
  } else if (before === undefined || after === undefined || !equal(before, after)) {
    yield { path, before, after };
  }
}

function* differentMembers(path: JsonPath, before: JsonObject, after: JsonObject): Generator<Differing> {
  const [old, young] = [keyed(before), keyed(after)];
  for (const [name, { key, value }] of old) {
    yield* differences([...path, key], value, young.get(name)?.value);
  }
  for (const [name, { key, value }] of young) {
    if (!old.has(name)) {
      yield { path: [...path, key], before: undefined, after: value };
    }
  }
}

function* differentItems(
  path: JsonPath,
  before: readonly JsonNode[],
  after: readonly JsonNode[]
): Generator<Differing> {
  const start = equalAtStart(before, after);
  const end = equalAtStart(before.slice(start).reverse(), after.slice(start).reverse());
  const [old, young] = [before.slice(0, before.length - end), after.slice(0, after.length - end)];
  for (let i = start; i < Math.max(old.length, young.length); i++) {
    yield* differences([...path, i], old[i], young[i]);
  }
}

function textOf(node: JsonNode): string {
  const text = writeJson(node, longestValue);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** The members of an object by their keys; a repeated key counts as another one each time. */
function keyed({ members }: JsonObject) {
  const seen = new Map<string, number>();
  return new Map(
    members.map((member) => {
      const times = seen.get(member.key) ?? 0;
      seen.set(member.key, times + 1);
      return [`${times} ${member.key}`, member];
    })
  );
}

function equalAtStart(before: readonly JsonNode[], after: readonly JsonNode[]): number {
  const differing = before.findIndex((item, i) => {
    const other = after[i];
    return other === undefined || !equal(item, other);
  });
  return differing === -1 ? before.length : differing;
}

/** What came of comparing objects and arrays: without it, each of arrays in arrays would compare again all that is in it. */
const compared = new WeakMap<JsonNode, WeakMap<JsonNode, boolean>>();

function equal(before: JsonNode, after: JsonNode): boolean {
  if (before.kind === 'plain' || before.kind === 'string') {
    return before.kind === after.kind && writeJson(before) === writeJson(after);
  }
  const known = compared.get(before) ?? new WeakMap<JsonNode, boolean>();
  const result = known.get(after) ?? equalInside(before, after);
  compared.set(before, known.set(after, result));
  return result;
}

function equalInside(before: JsonNode, after: JsonNode): boolean {
  if (before.kind === 'object' && after.kind === 'object') {
    const young = keyed(after);
    return (
      before.members.length === after.members.length &&
      [...keyed(before)].every(([name, { value }]) => {
        const other = young.get(name)?.value;
        return other !== undefined && equal(value, other);
      })
    );
  }
  if (before.kind === 'array' && after.kind === 'array') {
    return (
      before.items.length === after.items.length && equalAtStart(before.items, after.items) === before.items.length
    );
  }
  return false;
}
