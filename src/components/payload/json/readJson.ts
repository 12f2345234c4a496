import type { JsonNode } from './json-node';
import { closes, isJson, opens, tokens } from './tokens';

/** Reads JSON text and loses nothing of it. @returns undefined if the text is no JSON */
export function readJson(text: string): JsonNode | undefined {
  if (!isJson(text)) {
    return undefined;
  }
  const reader = createReader();
  for (const token of tokens(text)) {
    reader.take(token);
  }
  return reader.root();
}

function createReader() {
  const open: Open[] = [];
  let root: JsonNode | undefined;
  let key: string | undefined;
  const add = (node: JsonNode) => {
    const parent = open.at(-1);
    if (parent === undefined) {
      root = node;
    } else if (parent.kind === 'array') {
      parent.items.push(node);
    } else {
      parent.members.push({ key: key ?? '', value: node });
      key = undefined;
    }
  };
  const addText = (value: string) => {
    if (open.at(-1)?.kind === 'object' && key === undefined) {
      key = value;
    } else {
      add({ kind: 'string', value });
    }
  };
  const take = (token: string) => {
    if (opens(token)) {
      const node: Open = token === '{' ? { kind: 'object', members: [] } : { kind: 'array', items: [] };
      add(node);
      open.push(node);
    } else if (closes(token)) {
      open.pop();
    } else if (token.startsWith('"')) {
      addText(JSON.parse(token) as string);
    } else if (token !== ',' && token !== ':') {
      add({ kind: 'plain', text: token });
    }
  };
  return { take, root: () => root };
}

/** A container whose end is not read yet. */
type Open = { kind: 'object'; members: Array<{ key: string; value: JsonNode }> } | { kind: 'array'; items: JsonNode[] };
