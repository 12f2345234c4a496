import { type Bucket, levelOf } from './bucket.ts';

/** Slows down those who try tokens until one is right. */
export interface Guesses {
  /**
   * Whether a request may be answered according to its token.
   * @param address of the sender
   * @param integrationId that the token belongs to; undefined for a token of nobody, which is counted
   * @param now in milliseconds
   * @returns null where it may, else the seconds after which it may be sent again; then the answer must not tell whether
   *   the token was right
   */
  check(address: string, integrationId: number | undefined, now: number): number | null;
}

/** So many wrong tokens pass at once from an address, and one more each second. */
const guessesPerMinute = 60;

/** Addresses whose wrong tokens are counted; beyond it the one that was longest quiet is forgotten. */
const countedAddresses = 10_000;

/** Addresses that are remembered to have the right token of an integration. */
const knownAddresses = 1000;

/**
 * A bucket for each address that sends wrong tokens. While it is empty, nothing from that address is answered but
 * deliveries to integrations that the address has sent to before: so a sender with an old URL does not stop
 * its neighbours behind the same proxy, and a guesser learns nothing.
 */
export function createGuesses(): Guesses {
  const buckets = new Map<string, Bucket>();
  const known = new Map<number, Set<string>>();

  return {
    check(address, integrationId, now) {
      const source = networkOf(address);
      if (integrationId === undefined) {
        return take(source, now);
      }
      const addresses = known.get(integrationId) ?? new Set();
      if (addresses.has(source)) {
        return null;
      }
      if (isEmpty(source, now)) {
        return 1;
      }
      known.set(integrationId, addresses.add(source));
      if (addresses.size > knownAddresses) {
        addresses.delete(addresses.values().next().value as string);
      }
      return null;
    },
  };

  function take(source: string, now: number): number | null {
    const level = levelOf(buckets.get(source), guessesPerMinute, now);
    const mayPass = level >= 1;
    buckets.delete(source);
    buckets.set(source, { left: mayPass ? level - 1 : level, at: now });
    if (buckets.size > countedAddresses) {
      buckets.delete(buckets.keys().next().value as string);
    }
    return mayPass ? null : 1;
  }

  function isEmpty(source: string, now: number): boolean {
    return levelOf(buckets.get(source), guessesPerMinute, now) < 1;
  }
}

/** IPv6 gives everybody a network of 64 bits, in which all addresses are one sender. */
function networkOf(address: string): string {
  if (!address.includes(':')) {
    return address;
  }
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail?.split(':') ?? [])];
  return `${whole.slice(0, 4).join(':')}::`;
}
