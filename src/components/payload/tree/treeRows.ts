import type { JsonNode, JsonPath } from '../json/json-node';

export interface TreeRow {
  /** The path as text; unlike it, different for each of repeated keys. */
  readonly id: string;
  readonly path: JsonPath;
  readonly node: JsonNode;
  /** How many values are in it. */
  readonly size: number;
  readonly isOpen: boolean;
  /** How many of its values are not listed; more than none only where it is open. */
  readonly hidden: number;
}

export interface TreeView {
  /** Those that somebody has opened, or closed, by id. */
  readonly open: ReadonlyMap<string, boolean>;
  /** How many values of a container are listed, by id, where it is not the usual number. */
  readonly listed: ReadonlyMap<string, number>;
  /** What is looked for in keys and values; empty shows everything. */
  readonly search: string;
}

/** How many values of one container are listed at first. */
export const listedAtFirst = 100;

/** How many values a search finds at most. */
export const mostFound = 200;

/** The rows of a tree of a payload, from top to bottom. With a search only what is found, and what contains it. */
export function treeRows(root: JsonNode, view: TreeView): { rows: TreeRow[]; found: number } {
  return view.search === '' ? { rows: allRows(root, view), found: 0 } : foundRows(root, view.search.toLowerCase());
}

function allRows(root: JsonNode, { open, listed }: TreeView): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: JsonNode, path: JsonPath, id: string): void => {
    const size = sizeOf(node);
    const isOpen = size > 0 && (open.get(id) ?? isOpenAtFirst(path.length, size));
    const shown = isOpen ? Math.min(size, listed.get(id) ?? listedAtFirst) : size;
    rows.push({ id, path, node, size, isOpen, hidden: size - shown });
    for (let i = 0; isOpen && i < shown; i++) {
      const { key, value } = childAt(node, i);
      add(value, [...path, key], `${id}/${i}`);
    }
  };
  add(root, [], '');
  return rows;
}

function foundRows(root: JsonNode, search: string): { rows: TreeRow[]; found: number } {
  let found = 0;
  const visit = (node: JsonNode, path: JsonPath, id: string): TreeRow[] => {
    if (found === mostFound) {
      return [];
    }
    const isFound = matches(node, path.at(-1), search);
    found += isFound ? 1 : 0;
    const size = sizeOf(node);
    const inside: TreeRow[] = [];
    for (let i = 0; i < size && found < mostFound; i++) {
      const { key, value } = childAt(node, i);
      for (const row of visit(value, [...path, key], `${id}/${i}`)) {
        inside.push(row);
      }
    }
    return isFound || inside.length > 0
      ? [{ id, path, node, size, isOpen: inside.length > 0, hidden: 0 }, ...inside]
      : [];
  };
  const rows = visit(root, [], '');
  return { rows, found };
}

function matches(node: JsonNode, key: string | number | undefined, search: string): boolean {
  return (typeof key === 'string' && has(key, search)) || has(plainText(node) ?? '', search);
}

function has(text: string, search: string): boolean {
  return text.toLowerCase().includes(search);
}

/** A string without its quotes, or how a number or word is spelt; undefined for objects and arrays. */
export function plainText(node: JsonNode): string | undefined {
  return node.kind === 'string' ? node.value : node.kind === 'plain' ? node.text : undefined;
}

function sizeOf(node: JsonNode): number {
  return node.kind === 'object' ? node.members.length : node.kind === 'array' ? node.items.length : 0;
}

function childAt(node: JsonNode, index: number): { key: string | number; value: JsonNode } {
  return node.kind === 'object'
    ? (node.members[index] as { key: string; value: JsonNode })
    : { key: index, value: (node as Extract<JsonNode, { kind: 'array' }>).items[index] as JsonNode };
}

function isOpenAtFirst(depth: number, size: number): boolean {
  return depth === 0 || (depth < 4 && size <= 12);
}
