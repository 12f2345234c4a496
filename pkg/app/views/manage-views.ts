import { type ErrorCode, resourceErrors } from '../../contract/errors.ts';
import { roleAllows } from '../../contract/roles.ts';
import { sharedViewLimit, viewLimit } from '../../contract/views/limits.ts';
import { makeUid } from '../../store/make-token.ts';
import type { StoredView, ViewChange, ViewContent, ViewOutcome, ViewPerson } from '../../store/shapes/views.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { readQuery } from '../groups/read-query.ts';
import { findView, listViews, loginOf, noSuchView } from './find-view.ts';

/**
 * The views of the list of alert groups. Everybody with a login has views of their own, which nobody else sees; Editors also
 * change those that the org shares. A person's list begins with the view that they chose, else with the org's default.
 */
export interface ManageViews {
  /** The caller's own, then the shared ones, each in their order. */
  list(caller: Caller): Promise<readonly StoredView[]>;
  /** @throws {AppError} invalid_query, forbidden, too_many_views */
  create(caller: Caller, wanted: WantedView): Promise<StoredView>;
  /** @throws {AppError} not_found, invalid_query, forbidden, provisioned, too_many_views */
  update(caller: Caller, uid: string, changes: ViewChanges): Promise<StoredView>;
  /** @throws {AppError} not_found, forbidden, provisioned */
  remove(caller: Caller, uid: string): Promise<void>;
  /** Puts the views first, in this order. @returns all views @throws {AppError} forbidden */
  order(caller: Caller, uids: readonly string[]): Promise<readonly StoredView[]>;
}

export interface WantedView {
  readonly content: ViewContent;
  readonly shared: boolean;
  readonly isDefault: boolean;
}

/** What is undefined stays as it is. */
export type ViewChanges = Omit<Extract<ViewChange, { kind: 'update' }>, 'kind' | 'uid'>;

export function createManageViews(store: PeopleStore): ManageViews {
  const list = (caller: Caller) => listViews(store, caller);

  return {
    list,

    async create(caller, wanted) {
      readQuery(wanted.content.query);
      const uid = makeUid();
      await change(caller, { kind: 'create', uid, ...wanted });
      return findView(store, caller, uid);
    },

    async update(caller, uid, changes) {
      readQuery(changes.content.query ?? '');
      await change(caller, { kind: 'update', uid, ...changes });
      return findView(store, caller, uid);
    },

    remove: (caller, uid) => change(caller, { kind: 'delete', uid }),

    async order(caller, uids) {
      await change(caller, { kind: 'order', uids });
      return list(caller);
    },
  };

  async function change(caller: Caller, wanted: ViewChange): Promise<void> {
    const person: ViewPerson = { login: loginOf(caller), mayShare: roleAllows(caller.role, 'Editor') };
    const outcome = await store.forCaller(caller).changeViews(person, wanted);
    if (outcome !== 'changed') {
      throw refusal(outcome);
    }
  }
}

function refusal(outcome: Exclude<ViewOutcome, 'changed'>): AppError {
  const [code, message, details] = refusals[outcome];
  return new AppError(code, message, details);
}

const refusals: Record<
  Exclude<ViewOutcome, 'changed'>,
  readonly [ErrorCode, message: string, details?: Record<string, unknown>]
> = {
  not_found: ['not_found', noSuchView],
  needs_editor: ['forbidden', 'Views that the org shares need the role Editor.', { role: 'Editor' }],
  needs_login: ['forbidden', 'Sign in to have views of your own.'],
  provisioned: ['provisioned', resourceErrors.provisioned.message],
  not_shared: ['invalid_request', 'body, isOrgDefault: share the view first; the default of the org has to be shared'],
  too_many: [
    'too_many_views',
    `You can have ${viewLimit} views, and an org can share ${sharedViewLimit}; delete some first.`,
  ],
};
