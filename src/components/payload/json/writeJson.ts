import type { JsonNode, JsonObject } from './json-node';

/**
 * The value as JSON text without white space, with its numbers as they were spelt.
 * @param enough the text may end after this many characters
 */
export function writeJson(node: JsonNode, enough = Infinity): string {
  const parts: string[] = [];
  let length = 0;
  const put = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  const write = (value: JsonNode): void => {
    switch (value.kind) {
      case 'string':
        return put(JSON.stringify(value.value));
      case 'plain':
        return put(value.text);
      case 'array':
        return writeAll('[', value.items, write, ']');
      case 'object':
        return writeAll('{', value.members, writeMember, '}');
    }
  };
  const writeMember = ({ key, value }: JsonObject['members'][number]) => {
    put(`${JSON.stringify(key)}:`);
    write(value);
  };
  const writeAll = <Part>(opening: string, parts: readonly Part[], one: (part: Part) => void, closing: string) => {
    put(opening);
    for (const [i, part] of parts.entries()) {
      if (length > enough) {
        return;
      }
      put(i === 0 ? '' : ',');
      one(part);
    }
    put(closing);
  };
  write(node);
  return parts.join('');
}
