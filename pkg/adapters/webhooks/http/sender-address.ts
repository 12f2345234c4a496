import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { createNetworkList } from '../../../guards/networks.ts';

/** Finds the address of a request's sender. */
export type SenderAddress = (request: IncomingMessage) => string;

/**
 * The address of the connection. If a trusted proxy made the connection, it is the last entry of `X-Forwarded-For` that is not a trusted
 * proxy itself, because all entries before it can be forged.
 * @param trusted addresses and networks such as `10.0.0.0/8`
 */
export function createSenderAddress(trusted: readonly string[]): SenderAddress {
  if (trusted.length === 0) {
    return ({ socket }) => plain(socket.remoteAddress ?? '');
  }
  const isProxy = createNetworkList(trusted);
  return ({ socket, headers }) => {
    let sender = plain(socket.remoteAddress ?? '');
    const entries = String(headers['x-forwarded-for'] ?? '').split(',');
    while (isProxy(sender)) {
      const next = plain(withoutPort(entries.pop()?.trim() ?? ''));
      if (isIP(next) === 0) {
        break;
      }
      sender = next;
    }
    return sender;
  };
}

/** Converts an IPv4 address that came over an IPv6 socket to its usual form. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}

/** Some proxies also send the port. */
function withoutPort(entry: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
}
