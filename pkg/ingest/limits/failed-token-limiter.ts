import { LRUCache } from 'lru-cache';
import { type Bucket, levelOf } from './bucket.ts';

/**
 * Slows down those who try tokens until one is right. Only what is wrong is counted and slowed: a right token costs a guesser
 * no less for it, and senders must not be refused for what others behind the same proxy do.
 */
export interface FailedTokenLimiter {
  /**
   * Counts a wrong token.
   * @param address of the sender
   * @param now in milliseconds
   * @returns null where it may be answered as such, else the seconds after which the next one may
   */
  count(address: string, now: number): number | null;
}

/** So many wrong tokens pass at once from an address, and one more each second. */
const tokensPerMinute = 60;

/** Addresses whose wrong tokens are counted; beyond it the one that was longest quiet is forgotten. */
const countedAddresses = 10_000;

/** A bucket for each address that sends wrong tokens. */
export function createFailedTokenLimiter(): FailedTokenLimiter {
  const buckets = new LRUCache<string, Bucket>({ max: countedAddresses });
  return {
    count(address, now) {
      const source = networkOf(address);
      const level = levelOf(buckets.get(source), tokensPerMinute, now);
      const mayPass = level >= 1;
      buckets.set(source, { left: mayPass ? level - 1 : level, at: now });
      return mayPass ? null : 1;
    },
  };
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
