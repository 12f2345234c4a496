/** A word taken apart, so that punctuation around an address does not become part of the link. */
export interface WordParts {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

/** Takes opening brackets off the front of an escaped word, and closing ones and stops off its end. */
export function splitWord(word: string): WordParts {
  const head = /^(?:[(<]|&lt;)+/.exec(word)?.[0] ?? '';
  const rest = word.slice(head.length);
  const end = endOfAddress(rest);
  return { head, ...balanced(rest.slice(0, end), rest.slice(end)) };
}

/** Where the punctuation begins that the word ends with. Looked for from the end, so that long runs cost no more. */
function endOfAddress(text: string): number {
  let end = text.length;
  for (;;) {
    const last = text.charAt(end - 1);
    if (text.endsWith('&gt;', end)) {
      end -= '&gt;'.length;
    } else if (last !== '' && ')>.,\n'.includes(last)) {
      end--;
    } else {
      return end;
    }
  }
}

const pairs: ReadonlyArray<readonly [open: string, close: string]> = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
];

/** Gives an address its closing brackets back where it has more opening ones, as `(x)` at its end does. */
function balanced(address: string, punctuation: string): Omit<WordParts, 'head'> {
  let middle = address;
  let tail = punctuation;
  for (const [open, close] of pairs) {
    const opened = count(middle, open);
    if (opened <= count(middle, close)) {
      continue;
    }
    let moved = 0;
    for (let i = 0; i < opened; i++) {
      const found = tail.indexOf(close, moved);
      if (found < 0) {
        break;
      }
      moved = found + close.length;
    }
    middle += tail.slice(0, moved);
    tail = tail.slice(moved);
  }
  return { middle, tail };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
