import { roleAllows } from '../../contract/roles.ts';
import type { GroupAction } from '../../domain/handling/apply-action.ts';
import type { PersonAction } from '../../store/shapes/actions.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';

/**
 * An action as a person asks for it. A silence lasts for `minutes` from now on, `until` a time in milliseconds since 1970, or, where
 * both are missing, without end. Texts may be blank.
 */
export type WantedAction =
  | Exclude<PersonAction, { readonly action: 'silence' | 'assign' }>
  | {
      readonly action: 'silence';
      readonly minutes?: number;
      readonly until?: number;
      readonly reason?: string | null;
      readonly outlasts?: boolean;
    }
  | { readonly action: 'assign'; readonly assignee: WantedAssignee };

/** A user of Grafana, who asks, or nobody. */
export type WantedAssignee = { readonly login: string; readonly name: string } | 'me' | null;

/**
 * @param now milliseconds since 1970
 * @throws {AppError} forbidden where the action needs another role; invalid_request where it makes no sense now
 */
export function toAction(wanted: WantedAction, caller: Caller, now: number): PersonAction {
  switch (wanted.action) {
    case 'silence':
      return {
        action: 'silence',
        until: endOf(wanted, now),
        reason: wordsOf(wanted.reason),
        outlasts: wanted.outlasts,
      };
    case 'resolve':
      return { action: 'resolve', reason: wordsOf(wanted.reason) };
    case 'assign':
      return { action: 'assign', assignee: assigneeOf(wanted.assignee, caller) };
    case 'delete':
      if (!roleAllows(caller.role, 'Admin')) {
        throw new AppError('forbidden', 'To delete alert groups needs the role Admin.', { role: 'Admin' });
      }
      return wanted;
    default:
      return wanted;
  }
}

const year = 366 * 24 * 60 * 60_000;

function endOf({ minutes, until }: { minutes?: number; until?: number }, now: number): number | null {
  if (minutes !== undefined) {
    return now + minutes * 60_000;
  }
  if (until === undefined) {
    return null;
  }
  if (until <= now) {
    throw new AppError('invalid_request', 'body, until: a silence ends in the future; this time is past.');
  }
  if (until > now + year) {
    throw new AppError('invalid_request', 'body, until: a silence with an end lasts a year at most.');
  }
  return until;
}

function wordsOf(reason: string | null | undefined): string | null {
  return reason?.trim() || null;
}

function assigneeOf(wanted: WantedAssignee, { actor }: Caller): Extract<GroupAction, { action: 'assign' }>['assignee'] {
  if (wanted !== 'me') {
    return wanted === null ? null : { kind: 'user', ...wanted };
  }
  if (actor.kind === 'anonymous') {
    throw new AppError('invalid_request', 'body, assignee: a visitor without a login cannot take an alert group.');
  }
  return actor;
}
