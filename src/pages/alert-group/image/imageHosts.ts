/** Whether the host of an address is on a list such as `images.example.com`, `*.example.com:8443`. */
export function isListedHost(address: string, hosts: readonly string[]): boolean {
  const { protocol, host } = new URL(address);
  return hosts.some((entry) => {
    const isPattern = entry.startsWith('*.');
    const text = `${protocol}//${isPattern ? entry.slice(2) : entry}`;
    if (!URL.canParse(text)) {
      return false;
    }
    const listed = new URL(text).host;
    return isPattern ? host.endsWith(`.${listed}`) : host === listed;
  });
}

/** Whether the address is on one of the hosts, on any port: a browser sends the cookies of a host to all of its ports. */
export function isOnHostOf(address: string, own: readonly string[]): boolean {
  const name = hostName(address);
  return own.some((url) => URL.canParse(url) && hostName(url) === name);
}

function hostName(address: string): string {
  return new URL(address).hostname.replace(/\.$/, '');
}
