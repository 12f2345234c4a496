import type { IncomingHttpHeaders } from 'node:http';

/** The headers of a browser's request that Grafana passes to a plugin, and those that it adds. */
export function requestHeaders(
  headers: IncomingHttpHeaders,
  remoteAddress: string | undefined
): Record<string, string> {
  const withheld = new Set([...hopByHop, ...notForPlugins, ...words(headers.connection)]);
  const kept = Object.entries(headers)
    .filter(([name]) => !withheld.has(name))
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]);
  return {
    ...Object.fromEntries(kept),
    ...(headers.referer && { 'x-grafana-referer': headers.referer }),
    ...(remoteAddress && { 'x-forwarded-for': remoteAddress }),
  };
}

/** The headers of a plugin's reply that reach the browser, and those that Grafana enforces. */
export function replyHeaders(headers: Record<string, string[]>, status: number): Record<string, string[]> {
  const kept = Object.entries(headers)
    .map(([name, values]) => [name.toLowerCase(), values] as const)
    .filter(([name]) => !hopByHop.includes(name) && name !== 'set-cookie' && name !== 'content-length');
  return {
    ...(status !== 204 && { 'content-type': ['application/json'] }),
    ...Object.fromEntries(kept),
    'content-security-policy': ['sandbox'],
  };
}

const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

const notForPlugins = [
  'authorization',
  'cookie',
  'host',
  'origin',
  'referer',
  'user-agent',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-grafana-device-id',
];

function words(list: string | undefined): string[] {
  return (list ?? '').toLowerCase().split(/[\s,]+/);
}
