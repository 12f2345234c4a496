import { generalHeaders } from '../../../../../pkg/contract/templates/kept-headers.ts';
import type { JsonNode } from '../../../../components/payload/json/json-node';
import { templatePath } from '../../../../components/payload/json/paths';
import { writeJson } from '../../../../components/payload/json/writeJson';
import { cheatSheet, type CheatSheetEntry } from './cheatSheet';
import { isInExpression } from './place';

export interface Completion {
  /** What people choose it by. */
  readonly label: string;
  /** What replaces the last `replaces` characters before the cursor. */
  readonly insert: string;
  /** The beginning of a value, or an example. */
  readonly detail: string;
  readonly kind: 'key' | 'variable' | 'keyword' | CheatSheetEntry['kind'];
}

export interface Completions {
  /** How many characters before the cursor are replaced. */
  readonly replaces: number;
  readonly items: readonly Completion[];
}

/**
 * What may follow in a template.
 * @param before the template up to the cursor
 * @param payload the payload that is tried; keys of its objects are offered
 * @param variables the names that the template can read
 * @param headers the values that came with the payload, by name; the names of others are offered too
 */
export function completionsAt(
  before: string,
  payload: JsonNode | undefined,
  variables: readonly string[],
  headers: Readonly<Record<string, string>> = {}
): Completions | undefined {
  if (!isInExpression(before)) {
    return undefined;
  }
  const path = steps.exec(before);
  if (path !== null) {
    const { root, path: taken = '', begun = '' } = path.groups ?? {};
    if (root === 'headers') {
      return { replaces: begun.length, items: taken === '' ? headerCompletions(headers) : [] };
    }
    const node = payload && nodeAt(payload, taken);
    return { replaces: begun.length, items: node ? below(node) : [] };
  }
  const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? '';
  const previous = before.slice(0, before.length - word.length);
  if (/[\w\])]\s*\.$/.test(previous)) {
    return undefined;
  }
  return { replaces: word.length, items: afterText(previous, variables) };
}

function afterText(previous: string, variables: readonly string[]): Completion[] {
  if (/\|\s*$/.test(previous)) {
    return ofKind('filter');
  }
  if (/\bis\s+(not\s+)?$/.test(previous)) {
    return ofKind('test');
  }
  if (/\{%[-+]?\s*$/.test(previous)) {
    return statements.map((label) => ({ label, insert: label, detail: '', kind: 'keyword' }));
  }
  return [
    ...variables.map((label): Completion => ({ label, insert: label, detail: '', kind: 'variable' })),
    ...ofKind('function'),
    ...operators.map((label): Completion => ({ label, insert: label, detail: '', kind: 'keyword' })),
  ];
}

function ofKind(kind: CheatSheetEntry['kind']): Completion[] {
  return cheatSheet
    .filter((entry) => entry.kind === kind)
    .map(({ name, example }) => ({ label: name, insert: name, detail: example, kind }));
}

/** A step from an object or array to one of its values. */
const step = String.raw`\.[A-Za-z_]\w*|\[\d+\]|\["(?:[^"\\]|\\.)*"\]`;

/** `payload` or `headers`, the steps to a value, and the step that is begun, such as `.ho` or `["th`. */
const steps = new RegExp(
  String.raw`\b(?<root>payload|headers)(?<path>(?:${step})*)(?<begun>\.\w*|\[(?:"(?:[^"\\\]]|\\.)*|\d*)?)$`
);

function nodeAt(root: JsonNode, path: string): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const [taken] of path.matchAll(new RegExp(step, 'g'))) {
    const key: string | number = taken.startsWith('.') ? taken.slice(1) : JSON.parse(taken.slice(1, -1));
    node = childOf(node, key);
  }
  return node;
}

function childOf(node: JsonNode | undefined, key: string | number): JsonNode | undefined {
  if (node?.kind === 'object') {
    return node.members.filter((member) => member.key === key).at(-1)?.value;
  }
  return node?.kind === 'array' ? node.items[Number(key)] : undefined;
}

function below(node: JsonNode): Completion[] {
  if (node.kind === 'object') {
    return [...new Map(node.members.map(({ key, value }) => [key, value]))]
      .slice(0, mostOffered)
      .map(([key, value]) => childCompletion(key, value));
  }
  return node.kind === 'array' ? node.items.slice(0, mostItems).map((item, i) => childCompletion(i, item)) : [];
}

function childCompletion(key: string | number, value: JsonNode): Completion {
  return {
    label: String(key).slice(0, longestShown),
    insert: templatePath([key]).slice('payload'.length),
    detail: writeJson(value, longestShown).slice(0, longestShown),
    kind: 'key',
  };
}

/** Those that came first. */
function headerCompletions(headers: Readonly<Record<string, string>>): Completion[] {
  return [...new Set([...Object.keys(headers), ...generalHeaders])].map((name) => ({
    label: name,
    insert: templatePath([name], 'headers').slice('headers'.length),
    detail: (headers[name] ?? '').slice(0, longestShown),
    kind: 'key',
  }));
}

const mostOffered = 500;
const mostItems = 20;
const longestShown = 80;

const statements = [
  'if',
  'elif',
  'else',
  'endif',
  'for',
  'endfor',
  'set',
  'endset',
  'filter',
  'endfilter',
  'macro',
  'endmacro',
  'raw',
];
const operators = ['and', 'or', 'not', 'in', 'is', 'if', 'else', 'true', 'false', 'none'];
