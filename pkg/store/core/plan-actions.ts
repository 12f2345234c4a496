import type { Actor } from '../../contract/types.ts';
import { actOnGroup, endKeySilence } from '../../domain/act.ts';
import type { Group } from '../../domain/group.ts';
import { isInForce, type KeySilence, silenceKey } from '../../domain/handling/key-silence.ts';
import type { GroupRules } from '../../domain/time/group-rules.ts';
import type { ActionReport, PersonAction, Refusal, RefusalCode } from '../shapes/actions.ts';
import type { GroupUpdate, KeySilenceWrite, KnownGroup } from './group-update.ts';
import type { KeySilenceChange } from './operation-changes.ts';

/** A group that somebody acts on. */
export interface ActedGroup extends KnownGroup {
  /** Its number in its org. */
  readonly number: number;
  /** What time does to groups of its integration; null where that is nothing. */
  readonly rules: GroupRules | null;
  /** Names its integration and grouping key; null where the group takes no more alerts. */
  readonly key: string | null;
  /** The silence of its key, which may be over; null where there is none. */
  readonly keySilence: KeySilence | null;
}

/** What the database knows of the groups that somebody acts on. */
export interface ActionFacts {
  /** By id; groups that the org does not have are missing. */
  readonly groups: ReadonlyMap<number, ActedGroup>;
  /** The keys of resolved groups among them for which another group is open. */
  readonly openKeys: ReadonlySet<string>;
}

export interface ActionPlan {
  readonly report: ActionReport;
  /** To be written in this order. */
  readonly updates: readonly PlannedUpdate[];
  /** Groups to hide. */
  readonly deletions: readonly ActedGroup[];
  readonly keySilences: readonly KeySilenceWrite[];
}

export interface PlannedUpdate extends GroupUpdate {
  readonly before: Group;
  /** What becomes of the silence of its key; null where that stays. */
  readonly keySilence: KeySilenceChange | null;
}

/**
 * Decides what a person's action does to each of the groups. An id that is given twice is acted on once.
 * At most one group with a key is open afterwards: a resolved group stays resolved while a newer one has its key. The silence of a key
 * is ended on any group that is not silenced itself, too, but on none that has a newer one.
 */
export function planActions(
  { groups, openKeys }: ActionFacts,
  ids: readonly number[],
  action: PersonAction,
  { actor, at }: { readonly actor: Actor; readonly at: number }
): ActionPlan {
  const current = new Map(groups);
  const taken = new Set(openKeys);
  const changed: number[] = [];
  const refused: Refusal[] = [];
  const updates: PlannedUpdate[] = [];
  const deletions: ActedGroup[] = [];
  const silences = new Map<string, KeySilence | null>();
  const keySilences: KeySilenceWrite[] = [];

  for (const id of new Set(ids)) {
    const code = act(id);
    if (code === null) {
      changed.push(id);
    } else {
      refused.push(refuse(id, code, current.get(id)));
    }
  }
  return {
    report: { changed, canUndo: updates.length + deletions.length > 0, refused },
    updates,
    deletions,
    keySilences,
  };

  function act(id: number): RefusalCode | null {
    const known = current.get(id);
    if (known === undefined) {
      return 'not_found';
    }
    if (action.action === 'delete') {
      current.delete(id);
      deletions.push(known);
      return null;
    }
    const { orgId, key, group } = known;
    const silence = silenceOf(known);
    const endsKey = action.action === 'unsilence' && group.state !== 'silenced' && isInForce(silence, at);
    const change = endsKey ? endKeySilence(group, actor, at) : actOnGroup(group, action, actor, at, known.rules);
    if (change === null) {
      return 'not_allowed';
    }
    if (change.events.length === 0) {
      return null;
    }
    if (group.state === 'resolved' && key !== null && (endsKey || change.group.state !== 'resolved')) {
      if (taken.has(key)) {
        return 'newer_group_open';
      }
      if (!endsKey) {
        taken.add(key);
      }
    }
    current.set(id, { ...known, group: change.group });
    updates.push({ id, orgId, before: group, ...change, keySilence: changeSilence(known, silence) });
    return null;
  }

  /** As the actions on the groups before have left it. */
  function silenceOf({ key, keySilence }: ActedGroup): KeySilence | null {
    const changed = key === null ? null : silences.get(key);
    return changed === undefined ? keySilence : changed;
  }

  function changeSilence({ id, key }: ActedGroup, before: KeySilence | null): KeySilenceChange | null {
    const after = key === null ? undefined : silenceKey(before, action, actor, at);
    if (key === null || after === undefined) {
      return null;
    }
    silences.set(key, after);
    keySilences.push({ groupId: id, silence: after });
    return { before, after };
  }
}

/** @param known undefined where there is no such group */
export function refuse(id: number, code: RefusalCode, known: ActedGroup | undefined): Refusal {
  if (known === undefined) {
    return { id, code, number: null, state: null, by: null, at: null };
  }
  const { number, group } = known;
  return { id, code, number, state: group.state, ...lastStep(group) };
}

/** Who brought the group to its state, and when. Nobody notes that of a firing group. */
function lastStep(group: Group): Pick<Refusal, 'by' | 'at'> {
  switch (group.state) {
    case 'firing':
      return { by: null, at: null };
    case 'acknowledged':
      return { by: group.acknowledgedBy, at: group.acknowledgedAt };
    case 'silenced':
      return { by: group.silencedBy, at: group.silencedAt };
    case 'resolved':
      return { by: group.resolvedBy, at: group.resolvedAt };
  }
}
