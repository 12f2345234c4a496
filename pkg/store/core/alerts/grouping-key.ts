import { hash } from 'node:crypto';
import { shorten } from '../../../interpret/outputs/text.ts';

/** Longest key that names its open group in memory as it is, in UTF-16 units. */
const longestPlainKey = 200;

/** Names the open group of an integration and a grouping key in memory; a long key is named by its hash. */
export function openGroupKey(integrationId: number, groupingKey: string): string {
  return groupingKey.length <= longestPlainKey
    ? `${integrationId}=${groupingKey}`
    : `${integrationId}#${hash('sha256', groupingKey)}`;
}

/** What the database finds an open group by. Keys can be as long as payloads, so an index holds their hash: 16 bytes. */
export function hashGroupingKey(groupingKey: string): Uint8Array {
  return hash('sha256', groupingKey, 'buffer').subarray(0, 16);
}

/** Longest key that people see, in UTF-16 units. */
const shownKeyLength = 255;

/** The key as people see it. */
export function shortenGroupingKey(groupingKey: string): string {
  return shorten(groupingKey, shownKeyLength);
}
