import type { Runtime } from '../runtime/runtime.ts';

/**
 * The UTF-8 text that is written in base64. As in Python, characters that do not belong there are passed over, and what
 * follows a complete padding is left out.
 * @returns null where the text is not ASCII, has too little padding, or does not stand for UTF-8
 */
export function decodeBase64(runtime: Runtime, text: string): string | null {
  runtime.spend(1 + text.length / 4);
  const digits = /^[\x00-\x7f]*$/.test(text) ? digitsOf(text) : undefined;
  if (digits === undefined) {
    return null;
  }
  try {
    return decoder.decode(Buffer.from(digits, 'base64'));
  } catch {
    return null;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The digits before a complete padding. @returns undefined where the last group of four is not complete */
function digitsOf(text: string): string | undefined {
  let digits = '';
  let padding = 0;
  for (const run of text.matchAll(/[A-Za-z0-9+/]+|=+/g)) {
    if (!run[0].startsWith('=')) {
      digits += run[0];
      padding = 0;
      continue;
    }
    padding += run[0].length;
    const inGroup = digits.length % 4;
    if (inGroup >= 2 && inGroup + padding >= 4) {
      return digits;
    }
  }
  return digits.length % 4 === 0 ? digits : undefined;
}
