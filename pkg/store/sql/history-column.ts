import { type Counts, packCounts, unpackCounts } from '../../domain/health/counts.ts';
import type { Bucket, History } from '../../domain/health/history.ts';

/** The history of an integration as its column has it: JSON, in which the counts are numbers without their names. */
export function packHistory({ counted, since, hours, days }: History): string {
  return JSON.stringify({
    counted: packCounts(counted),
    since,
    hours: hours.map(packBucket),
    days: days.map(packBucket),
  } satisfies Packed);
}

/** The history that `packHistory` packed. */
export function unpackHistory(text: string): History {
  const { counted, since, hours, days } = JSON.parse(text) as Packed;
  return { counted: unpackCounts(counted), since, hours: hours.map(unpackBucket), days: days.map(unpackBucket) };
}

/** What the column `counted` has of counts. */
export function sumOf({ alerts, rejected, limited }: Counts): number {
  return alerts + rejected + limited;
}

interface Packed {
  readonly counted: readonly number[];
  readonly since: number;
  readonly hours: readonly PackedBucket[];
  readonly days: readonly PackedBucket[];
}

type PackedBucket = readonly [at: number, ...counts: number[]];

function packBucket({ at, counts }: Bucket): PackedBucket {
  return [at, ...packCounts(counts)];
}

function unpackBucket([at, ...counts]: PackedBucket): Bucket {
  return { at, counts: unpackCounts(counts) };
}
