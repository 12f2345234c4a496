import { dateMath } from '@grafana/data';

/**
 * A time as in Grafana's addresses (relative as `now-6h`, ISO 8601, or milliseconds since 1970) in ISO 8601; undefined where it
 * is none.
 * @param roundUp whether `now/d` is the end of the day rather than its start
 */
export function isoTime(raw: string | undefined, roundUp: boolean): string | undefined {
  if (raw === undefined) {
    return undefined;
  }
  const time = /^now/.test(raw)
    ? dateMath.toDateTime(raw, { roundUp })?.valueOf()
    : new Date(/^\d{10,}$/.test(raw) ? Number(raw) : raw).getTime();
  const date = new Date(time ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
