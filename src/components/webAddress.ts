/** The address as the browser normalizes it, if it is http or https. Anything else must not become a link. */
export function webAddress(text: string | null): string | undefined {
  if (text === null || !URL.canParse(text)) {
    return undefined;
  }
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
