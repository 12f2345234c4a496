import type { Measured } from '../measure/interleave.ts';
import { median, spread } from '../measure/statistics.ts';
import type { IngestSlice } from '../measure/target.ts';
import type { Row } from './row.ts';

/** The medians of the valid slices. */
export interface IngestSummary {
  readonly rate: number;
  /** The rates by round. */
  readonly rates: ReadonlyMap<number, number>;
  readonly spread: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number | null;
  readonly rss: number | null;
  readonly slices: string;
}

export function summariseIngest({ results, rounds, slices, disturbed }: Measured<IngestSlice>): IngestSummary {
  const of = (pick: (slice: IngestSlice) => number) => median(results.map(pick));
  return {
    rate: of(({ rate }) => rate),
    rates: new Map(results.map(({ rate }, i) => [rounds[i] as number, rate])),
    spread: spread(results.map(({ rate }) => rate)),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    cpu: results.some(({ cpu }) => cpu === null) ? null : of(({ cpu }) => cpu ?? 0),
    rss: results.some(({ rss }) => rss === null) ? null : Math.max(...results.map(({ rss }) => rss ?? 0)),
    slices: slicesOf(results.length, slices, disturbed),
  };
}

/**
 * The ratio of the rates: the median over the rounds in which both have a slice, because the machine changes between rounds but
 * little within one. Without a common round it is the ratio of the medians.
 */
export function ratioOf(one: IngestSummary, other: IngestSummary): number {
  const ratios = [...one.rates].flatMap(([round, rate]) => {
    const otherRate = other.rates.get(round);
    return otherRate === undefined ? [] : [rate / otherRate];
  });
  return ratios.length === 0 ? one.rate / other.rate : median(ratios);
}

/** @param disturbed as in `Measured` */
export function slicesOf(counted: number, all: number, disturbed: boolean): string {
  return `${disturbed ? 0 : counted}/${all}`;
}

type Case = Pick<Row, 'scenario' | 'variant' | 'server'>;

/** @param compared the summary to compare with, and its name; undefined for the baseline itself */
export function ingestRow(of: Case, summary: IngestSummary, compared?: { name: string; summary: IngestSummary }): Row {
  const { rates: _, ...figures } = summary;
  return {
    ...of,
    ...figures,
    ratio: compared ? ratioOf(summary, compared.summary) : null,
    comparedWith: compared?.name ?? null,
  };
}
