import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { createNetworkList } from '../networks.ts';

/** Whether the address is one of the Internet, and of no network of somebody's own (RFC 6890). */
export function isPublicAddress(address: string): boolean {
  return !isInner(address);
}

/** As `dns.lookup`, for hosts of the Internet: where one has an inner address, nobody is asked at all. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      return callback(error, []);
    }
    const odd = addresses.find(({ address }) => !isPublicAddress(address));
    if (odd !== undefined || addresses.length === 0) {
      return callback(new Error(`${hostname} has no address of the Internet`), []);
    }
    if (options.all) {
      return callback(null, addresses);
    }
    const [{ address, family }] = addresses as [(typeof addresses)[number]];
    callback(null, address, family);
  });
};

const isInner = createNetworkList([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::1/128', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
  ...['5f00::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]);
