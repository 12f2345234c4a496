/** The tokens of valid JSON text, without the white space between them. */
export function* tokens(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = endOfToken(text, start);
    if (!isSpace(text.charAt(start))) {
      yield text.slice(start, end);
    }
    start = end;
  }
}

export function opens(token: string): boolean {
  return token === '{' || token === '[';
}

export function closes(token: string): boolean {
  return token === '}' || token === ']';
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
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

function isPunctuation(character: string): boolean {
  return '{}[]:,'.includes(character);
}

function isSpace(character: string): boolean {
  return ' \t\n\r'.includes(character);
}
