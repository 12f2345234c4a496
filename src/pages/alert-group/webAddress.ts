/** The address if it is an http or https one, as the browser understands it; anything else must not become a link. */
export function webAddress(text: string | null): string | undefined {
  if (text === null || !URL.canParse(text)) {
    return undefined;
  }
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
