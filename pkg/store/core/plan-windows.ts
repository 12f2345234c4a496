import { windowLimit } from '../../contract/maintenance/limits.ts';
import type { Actor } from '../../contract/types.ts';
import type {
  KeptWindow,
  ProvisionedWindow,
  WindowChange,
  WindowOutcome,
  WindowProvisioning,
} from '../shapes/maintenance.ts';
import type { WindowRecord, WindowWrite } from './window-record.ts';

export interface WindowPlan {
  readonly outcome: WindowOutcome;
  /** To be written in this order; empty unless the outcome is `changed`. */
  readonly writes: readonly WindowWrite[];
}

/**
 * Decides what a person's change does to maintenance windows. What they have silenced follows later, see `planSettling`.
 * @param known the windows of the org, deleted ones too
 */
export function planWindowChange(
  known: readonly KeptWindow[],
  change: WindowChange,
  { orgId, actor, at }: { readonly orgId: number; readonly actor: Actor; readonly at: number }
): WindowPlan {
  const living = known.filter(({ deletedAt }) => deletedAt === null);
  if (change.kind === 'create') {
    if (living.length >= windowLimit) {
      return refused('too_many');
    }
    const { uid, content } = change;
    const by = { createdBy: actor, createdAt: at, changedBy: null, changedAt: null };
    const state = { provisioned: false, endedAt: null, deletedAt: null, isSettled: true };
    return { outcome: 'changed', writes: [put({ orgId, uid, ...content, ...by, ...state })] };
  }
  const window = living.find(({ uid }) => uid === change.uid);
  if (window === undefined) {
    return refused('not_found');
  }
  if (window.provisioned) {
    return refused('provisioned');
  }
  const { version: _, ...record } = { ...window, changedBy: actor, changedAt: at, isSettled: false };
  switch (change.kind) {
    case 'update': {
      if (change.version !== window.version) {
        return refused('outdated');
      }
      const endedAt = isRetimed(window, change.content) ? null : window.endedAt;
      return { outcome: 'changed', writes: [put({ ...record, ...change.content, endedAt })] };
    }
    case 'end':
      return { outcome: 'changed', writes: [put({ ...record, ...ended(window, at) })] };
    case 'delete':
      return { outcome: 'changed', writes: [put({ ...record, deletedAt: at })] };
  }
}

/**
 * Makes the maintenance windows as the files say. What no file names any more is released, so that Editors can change it. What is as
 * the files say stays as it is.
 * @param known the windows that the files name, deleted ones too
 * @returns what is to be written, in this order
 */
export function planProvisionedWindows(
  known: readonly KeptWindow[],
  { windows, deletions }: WindowProvisioning,
  at: number
): readonly WindowWrite[] {
  const find = (key: { orgId: number; uid: string }) =>
    known.find(({ orgId, uid }) => orgId === key.orgId && uid === key.uid);
  return [
    { kind: 'release_all' },
    ...deletions.flatMap((key): WindowWrite[] => {
      const window = find(key);
      return window === undefined || window.deletedAt !== null
        ? []
        : [put({ ...window, provisioned: false, deletedAt: at, isSettled: false })];
    }),
    ...windows.map((window) => provide(find(window), window, at)),
  ];
}

function provide(before: KeptWindow | undefined, wanted: ProvisionedWindow, at: number): WindowWrite {
  if (before === undefined || before.deletedAt !== null) {
    const by = { createdBy: null, createdAt: at, changedBy: null, changedAt: null };
    return put({
      ...wanted,
      ...by,
      provisioned: true,
      endedAt: null,
      deletedAt: null,
      isSettled: before === undefined,
    });
  }
  if (isSame(before, wanted)) {
    return { kind: 'own', orgId: wanted.orgId, uid: wanted.uid };
  }
  const endedAt = isRetimed(before, wanted) ? null : before.endedAt;
  const by = { changedBy: null, changedAt: at };
  return put({ ...before, ...wanted, ...by, provisioned: true, endedAt, isSettled: false });
}

/** Writes all of a window, which gets a new version. */
function put(record: WindowRecord): WindowWrite {
  return { kind: 'put', record };
}

/** A window that comes once ends then; of one that comes again the occurrence does. */
function ended({ recurrence, startsAt }: KeptWindow, at: number): Partial<WindowRecord> {
  return recurrence === null && at > startsAt ? { endsAt: at, lastEndsAt: at } : { endedAt: at };
}

type Timed = Pick<ProvisionedWindow, 'startsAt' | 'endsAt' | 'recurrence'>;

function isRetimed(before: Timed, after: Timed): boolean {
  return !isEqual(timesOf(before), timesOf(after));
}

function timesOf({ startsAt, endsAt, recurrence }: Timed) {
  return [startsAt, endsAt, recurrence?.rule, recurrence?.timeZone];
}

function isSame(before: ProvisionedWindow, after: ProvisionedWindow): boolean {
  return isEqual(contentOf(before), contentOf(after));
}

function contentOf(window: ProvisionedWindow) {
  const { name, reason, integrations, query, includesOpen } = window;
  return [name, reason, integrations, query, includesOpen, ...timesOf(window)];
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function refused(outcome: WindowOutcome): WindowPlan {
  return { outcome, writes: [] };
}
