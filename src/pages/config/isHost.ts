/** Whether the text is a host name or IP address, with an optional port. A name may begin with `*.` for all hosts below it. */
export function isHost(text: string): boolean {
  const host = text.replace(/^\*\./, '');
  if (!URL.canParse(`http://${host}`)) {
    return false;
  }
  const url = new URL(`http://${host}`);
  return !/[\s*/\\?#@]/.test(host) && !host.endsWith(':') && url.hostname !== '' && url.pathname === '/';
}
