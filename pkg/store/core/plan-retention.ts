import type { State } from '../../contract/alert-groups/states.ts';
import type { RetentionDefaults } from '../store.ts';

/** Rows that one step of retention deletes at most, so that it takes a few milliseconds. */
export const rowsPerStep = 400;

/** People of an org that are remembered, those who acted last. */
export const mostPeople = 1000;

/** Parts of operations that one step forgets: they are large, see `packChanges`. */
export const partsPerStep = 20;

const day = 24 * 60 * 60 * 1000;

/** For so long it is known who deleted a group, in milliseconds. */
export const deletionMemory = 365 * day;

/** For so long a maintenance window is known that is over, or deleted, in milliseconds. */
export const windowMemory = 90 * day;

/** A delivery is kept this long, and this many of an integration. */
export const deliveryAge = 7 * day;
const deliveriesKept = 10_000;

/** Of a trimmed group, this many of its first alerts stay. */
export const firstKept = 10;
/** Groups of no more alerts are never trimmed. */
export const smallestTrimmed = 100;

/** Whether a group that got alerts may have to be trimmed. Looking at it now and then is enough. */
export function mayNeedTrim(alertsBefore: number, alertsAfter: number): boolean {
  return Math.floor(alertsBefore / smallestTrimmed) !== Math.floor(alertsAfter / smallestTrimmed);
}

export interface TrimFacts {
  /** Alerts of the group that are in the database. */
  readonly storedAlerts: number;
  /** As its integration says; null where it says nothing. */
  readonly keptAlerts: number | null;
}

export interface TrimPlan {
  /** This many of the newest alerts stay. */
  readonly keepNewest: number;
  /** This many alerts go, those right before the newest. */
  readonly remove: number;
  /** Whether more of the group have to go afterwards. */
  readonly hasMore: boolean;
}

/** Trims a group of very many alerts to the first ones and the newest. @returns null where nothing has to go */
export function planTrim({ storedAlerts, keptAlerts }: TrimFacts, defaults: RetentionDefaults): TrimPlan | null {
  const keepNewest = keptAlerts ?? defaults.keptAlerts;
  const surplus = keepNewest === 0 ? 0 : storedAlerts - keepNewest - firstKept;
  return surplus <= 0 ? null : { keepNewest, remove: Math.min(surplus, rowsPerStep), hasMore: surplus > rowsPerStep };
}

/**
 * Groups of an integration that were resolved before this time are deleted.
 * @param days that the integration says; null where it says nothing
 * @returns milliseconds since 1970; null where its groups are kept without end
 */
export function expiryOf(days: number | null, { resolvedDays }: RetentionDefaults, now: number): number | null {
  const kept = days ?? resolvedDays;
  return kept > 0 ? now - kept * day : null;
}

/** What a deleted group has until all of it is gone: it is hidden, takes no alerts, and no silence of it ends. */
export interface DeletedGroup {
  readonly deletedAt: number;
  /** It is there until then, as a person who deleted it can undo that; milliseconds since 1970. */
  readonly heldUntil: number;
  readonly state: State;
  readonly silencedUntil: null;
}

/** @param held for how long it can be had back, in milliseconds */
export function planGroupDeletion(at: number, held: number): DeletedGroup {
  return { deletedAt: at, heldUntil: at + held, state: 'resolved', silencedUntil: null };
}

/** Deliveries that the database keeps together. */
export interface DeliveryFacts {
  /** When the newest of them came. */
  readonly receivedAt: number;
  /** Its number in the integration. */
  readonly lastNumber: number;
  /** How many deliveries the integration has had; null where that is not known. */
  readonly deliveryCount: number | null;
}

/** Whether the deliveries are old, or too many came after them. */
export function areDeliveriesOver({ receivedAt, lastNumber, deliveryCount }: DeliveryFacts, now: number): boolean {
  return receivedAt < now - deliveryAge || (deliveryCount !== null && lastNumber <= deliveryCount - deliveriesKept);
}
