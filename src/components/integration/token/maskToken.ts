/** A text with bullets in place of the token that it holds, wherever it does. */
export function maskToken(text: string, token: string): string {
  return text.replaceAll(token, bullets);
}

/** As many for each token, so that they do not tell its length. */
const bullets = '•'.repeat(12);
