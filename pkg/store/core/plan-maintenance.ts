import type { Actor } from '../../contract/types.ts';
import { actOnGroup } from '../../domain/act.ts';
import { prolongSilence } from '../../domain/maintenance/prolong-silence.ts';
import type { StoredWindow, WindowSettling, WindowTaking } from '../shapes/maintenance.ts';
import type { GroupUpdate } from './group-update.ts';
import type { ActedGroup } from './plan-actions.ts';

/** Groups that one transaction silences, or whose silences it ends: it holds up the alerts that come meanwhile for some milliseconds. */
export const groupsPerPart = 200;

export interface TakingFacts {
  /** By id; groups that the org does not have are missing. */
  readonly groups: ReadonlyMap<number, ActedGroup>;
  /** Those that the window has silenced in this occurrence. */
  readonly taken: ReadonlySet<number>;
}

/** Silences the groups that fire, each once in an occurrence: who ends that silence has it ended. */
export function planTaking(
  { groups, taken }: TakingFacts,
  window: StoredWindow,
  { until, at }: Pick<WindowTaking, 'until' | 'at'>
): readonly GroupUpdate[] {
  const silence = { action: 'silence', until, reason: window.reason === '' ? null : window.reason } as const;
  return [...groups.values()].flatMap(({ id, orgId, group, rules }): GroupUpdate[] => {
    if (group.state !== 'firing' || taken.has(id)) {
      return [];
    }
    const change = actOnGroup(group, silence, actorOf(window), at, rules);
    return change === null ? [] : [{ id, orgId, ...change }];
  });
}

/** Has the silences of the window end when they are to end now. Those that people have made or changed since are theirs. */
export function planSettling(
  groups: Iterable<ActedGroup>,
  window: StoredWindow,
  { until, at }: Pick<WindowSettling, 'until' | 'at'>
): readonly GroupUpdate[] {
  return [...groups].flatMap(({ id, orgId, group, rules }): GroupUpdate[] => {
    const change = prolongSilence(group, { actor: actorOf(window), until, at, rules });
    return change === null ? [] : [{ id, orgId, ...change }];
  });
}

function actorOf({ uid, name }: StoredWindow): Actor {
  return { kind: 'maintenance', uid, name };
}
