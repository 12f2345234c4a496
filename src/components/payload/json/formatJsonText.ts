import { closes, isJson, opens, tokens } from './tokens';

const indent = '  ';

/**
 * Indents JSON text and changes nothing else: keys keep their order, repeated keys stay, numbers and strings keep their
 * spelling. Text that is not JSON comes back as it is.
 * @param enough the result may end after this many characters, because indents can make it many times longer than the text
 */
export function formatJsonText(text: string, enough = Infinity): string {
  if (!isJson(text)) {
    return text;
  }
  const parts: string[] = [];
  let length = 0;
  let depth = 0;
  let previous = '';

  for (const token of tokens(text)) {
    if (length > enough) {
      break;
    }
    const closing = closes(token);
    depth -= closing ? 1 : 0;
    if (previous === ',' || closing !== opens(previous)) {
      parts.push(`\n${indent.repeat(depth)}`);
      length += indent.length * depth;
    }
    parts.push(token === ':' ? ': ' : token);
    length += token.length;
    depth += opens(token) ? 1 : 0;
    previous = token;
  }
  return parts.join('');
}
