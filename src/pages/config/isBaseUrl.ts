/** Whether the text is an http or https address that paths can be put behind. */
export function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, search, hash, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && `${search}${hash}${username}${password}` === '';
}
