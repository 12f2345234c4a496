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

/** The tokens of valid JSON text, without the white space between them. */
function* tokens(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = endOfToken(text, start);
    const token = text.slice(start, end);
    if (token.trim() !== '') {
      yield token;
    }
    start = end;
  }
}

function endOfToken(text: string, start: number): number {
  const first = text.charAt(start);
  if (first === '"') {
    return endOfString(text, start);
  }
  if (isPunctuation(first) || isSpace(first)) {
    return start + 1;
  }
  let end = start + 1;
  while (end < text.length && !isPunctuation(text.charAt(end)) && !isSpace(text.charAt(end))) {
    end += 1;
  }
  return end;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text.charAt(end) !== '"') {
    end += text.charAt(end) === '\\' ? 2 : 1;
  }
  return end + 1;
}

function opens(token: string): boolean {
  return token === '{' || token === '[';
}

function closes(token: string): boolean {
  return token === '}' || token === ']';
}

function isPunctuation(character: string): boolean {
  return '{}[]:,'.includes(character);
}

function isSpace(character: string): boolean {
  return ' \t\n\r'.includes(character);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
