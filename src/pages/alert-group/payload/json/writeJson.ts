import type { JsonNode } from './json-node';

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
    if (length > enough) {
      return;
    }
    switch (value.kind) {
      case 'string':
        return put(JSON.stringify(value.value));
      case 'plain':
        return put(value.text);
      case 'array':
        put('[');
        value.items.forEach((item, i) => {
          put(i === 0 ? '' : ',');
          write(item);
        });
        return put(']');
      case 'object':
        put('{');
        value.members.forEach(({ key, value: member }, i) => {
          put(`${i === 0 ? '' : ','}${JSON.stringify(key)}:`);
          write(member);
        });
        return put('}');
    }
  };
  write(node);
  return parts.join('');
}
