import { LRUCache } from 'lru-cache';
import { type Bucket, levelOf } from './bucket.ts';

/**
 * Limits how fast an address can try tokens. Only requests with an unknown token are counted and limited: a valid token must not be
 * refused for what others behind the same proxy do.
 */
export interface FailedTokenLimiter {
  /**
   * Counts an unknown token.
   * @param address the sender's
   * @param now in milliseconds
   * @returns null if the request may be answered as usual, otherwise the seconds after which the next one may
   */
  count(address: string, now: number): number | null;
}

/** An address may send this many unknown tokens at once, and one more each second. */
const tokensPerMinute = 60;

/** Maximum number of addresses that are remembered; the one that has been quiet for longest is forgotten first. */
const countedAddresses = 10_000;

/** Keeps a bucket for each address that sends unknown tokens. */
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

/** With IPv6 a sender has a network of 64 bits, so all addresses in it count as one. */
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
