import { isAlias, isMap, isScalar, isSeq } from 'yaml';

/** A node that cannot be converted to a value, with its place in the text. */
export class ValueFault extends Error {
  readonly offset: number;

  constructor(node: unknown, message: string) {
    super(message);
    this.offset = (node as { range?: [number, number, number] } | null)?.range?.[0] ?? 0;
  }
}

/**
 * Converts a YAML node to a plain value: objects, lists, texts, numbers. Aliases are replaced by their targets and count as much as these,
 * so that a short text cannot grow without limit.
 * @throws {ValueFault} if the node is nested too deeply or too large, or has no plain value
 */
export function toValue(contents: unknown): unknown {
  const anchors = new Map<string, Sized>();
  let size = 0;
  return convert(contents, 0);

  function convert(node: unknown, depth: number): unknown {
    count(node, 1);
    if (depth > depthLimit) {
      throw new ValueFault(node, `it is nested more than ${depthLimit} deep`);
    }
    if (isAlias(node)) {
      return resolve(node);
    }
    const before = size;
    const value = convertOwn(node, depth);
    // The anchor is set afterwards, because a node with an alias to itself would never end.
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) {
      anchors.set(anchor, { value, size: 1 + size - before });
    }
    return value;
  }

  function convertOwn(node: unknown, depth: number): unknown {
    if (isMap(node)) {
      const entries = new Map<string, unknown>();
      for (const { key, value } of node.items) {
        entries.set(keyOf(key, entries), convert(value, depth + 1));
      }
      return Object.fromEntries(entries);
    }
    if (isSeq(node)) {
      return node.items.map((item) => convert(item, depth + 1));
    }
    return isScalar(node) ? scalarOf(node) : null;
  }

  function resolve(node: { source: string }): unknown {
    const target = anchors.get(node.source);
    if (target === undefined) {
      throw new ValueFault(node, `it stands for &${node.source}, which is not before it`);
    }
    count(node, target.size);
    return target.value;
  }

  function count(node: unknown, more: number): void {
    size += more;
    if (size > valueLimit) {
      throw new ValueFault(node, `with its aliases it has more than ${valueLimit} values`);
    }
  }
}

interface Sized {
  readonly value: unknown;
  readonly size: number;
}

/** Provisioning files need five levels. */
const depthLimit = 50;

/** An integration with all templates has about thirty values. */
const valueLimit = 200_000;

/** Databases take no null character. */
function scalarOf(node: { readonly value: unknown }): unknown {
  if (typeof node.value === 'string' && node.value.includes('\0')) {
    throw new ValueFault(node, 'a text cannot have a null character');
  }
  return node.value;
}

function keyOf(node: unknown, before: ReadonlyMap<string, unknown>): string {
  if (!isScalar(node)) {
    throw new ValueFault(node, 'a key must be a text');
  }
  const key = String(node.value ?? '');
  if (before.has(key)) {
    throw new ValueFault(node, 'the same key is there twice');
  }
  return key;
}
