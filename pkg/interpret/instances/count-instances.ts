import { Dict, type Value } from '@bellhook/jinja';
import { readInstances } from './read-instances.ts';

/**
 * How many alert instances a payload reports, including those that its sender left out, and how many of them are known to
 * fire.
 */
export interface InstanceCounts {
  readonly firing: number;
  readonly total: number;
}

/** @returns null if the payload carries none */
export function countInstances(payload: Value): InstanceCounts | null {
  const { all, truncated } = readInstances(payload);
  if (all.length === 0) {
    return null;
  }
  const listed = all.filter(({ isFiring }) => isFiring).length;
  const [firing, resolved] = [countAt(payload, 'numFiring'), countAt(payload, 'numResolved')];
  return { firing: Math.max(listed, firing), total: Math.max(all.length + truncated, firing + resolved) };
}

/** A count from the sender, as Grafana gives it for OnCall. It includes instances that the list leaves out. */
function countAt(payload: Value, name: string): number {
  const count = payload instanceof Dict ? payload.get(name) : undefined;
  return typeof count === 'number' && Number.isSafeInteger(count) ? Math.max(0, count) : 0;
}
