import { sharedViewLimit, viewLimit } from '../../contract/views/limits.ts';
import type { ViewChange, ViewContent, ViewOutcome, ViewPerson } from '../shapes/views.ts';
import { compareViews, type DefaultView, type ViewRecord, type ViewWrite } from './view-record.ts';

/** What the database knows of the views that a person sees. */
export interface ViewFacts {
  readonly orgId: number;
  /** The shared ones and the person's own. */
  readonly views: readonly ViewRecord[];
  readonly orgDefault: DefaultView | null;
}

export interface ViewPlan {
  readonly outcome: ViewOutcome;
  /** To be written in this order; empty unless the outcome is `changed`. */
  readonly writes: readonly ViewWrite[];
}

/**
 * Decides what a person's change does to the views. A view of the person's own is theirs alone, so others find none there. A
 * shared one needs somebody who may share; which view a person's list begins with is everybody's own matter.
 */
export function planViewChange(facts: ViewFacts, person: ViewPerson, change: ViewChange): ViewPlan {
  switch (change.kind) {
    case 'create':
      return planCreation(facts, person, change);
    case 'update':
      return planUpdate(facts, person, change);
    case 'delete':
      return planDeletion(facts, person, change.uid);
    case 'order':
      return planOrder(facts, person, change.uids);
  }
}

function planCreation(
  facts: ViewFacts,
  person: ViewPerson,
  { uid, content, shared, isDefault }: Extract<ViewChange, { kind: 'create' }>
): ViewPlan {
  const { orgId } = facts;
  const owner = shared ? null : person.login;
  const refusal = refuseOwner(facts, person, shared) ?? (isDefault && person.login === null ? 'needs_login' : null);
  if (refusal !== null) {
    return refused(refusal);
  }
  const record: ViewRecord = { ...content, orgId, uid, owner, provisioned: false, position: endOf(facts, owner) };
  return changed([{ kind: 'put', record }, ...(isDefault ? [chooseDefault(orgId, person.login, uid)] : [])]);
}

type Update = Extract<ViewChange, { kind: 'update' }>;

function planUpdate(facts: ViewFacts, person: ViewPerson, change: Update): ViewPlan {
  const known = facts.views.find((view) => view.uid === change.uid);
  if (known === undefined) {
    return refused('not_found');
  }
  const parts = [
    planContent(facts, person, known, change),
    planOwnDefault(facts, person, change),
    planOrgDefault(facts, person, known, change),
  ];
  return parts.find(({ outcome }) => outcome !== 'changed') ?? changed(parts.flatMap(({ writes }) => writes));
}

function planContent(facts: ViewFacts, person: ViewPerson, known: ViewRecord, change: Update): ViewPlan {
  const { shared = known.owner === null } = change;
  const content = Object.entries(change.content).filter(([, value]) => value !== undefined);
  const isMoved = shared !== (known.owner === null);
  if (!isMoved && content.length === 0) {
    return changed([]);
  }
  const refusal = refuseChange(known, person) ?? (isMoved ? refuseOwner(facts, person, shared) : null);
  if (refusal !== null) {
    return refused(refusal);
  }
  const edited: ViewRecord = { ...known, ...(Object.fromEntries(content) as Partial<ViewContent>) };
  return changed(isMoved ? moveTo(facts, edited, shared ? null : person.login) : [{ kind: 'put', record: edited }]);
}

/** Gives the view to another owner; one that is shared no more is no default of the others. */
function moveTo(facts: ViewFacts, view: ViewRecord, owner: string | null): ViewWrite[] {
  const { orgId, uid } = view;
  const put: ViewWrite = { kind: 'put', record: { ...view, owner, position: endOf(facts, owner) } };
  return owner === null ? [put] : [put, { kind: 'clear_other_defaults', orgId, uid, login: owner }];
}

function planOwnDefault({ orgId }: ViewFacts, { login }: ViewPerson, { uid, isDefault }: Update): ViewPlan {
  if (isDefault === undefined) {
    return changed([]);
  }
  if (login === null) {
    return refused('needs_login');
  }
  return changed([isDefault ? chooseDefault(orgId, login, uid) : clearDefault(orgId, login)]);
}

function planOrgDefault(
  { orgId, orgDefault }: ViewFacts,
  { mayShare }: ViewPerson,
  known: ViewRecord,
  { uid, isOrgDefault, shared = known.owner === null }: Update
): ViewPlan {
  if (isOrgDefault === undefined) {
    return changed([]);
  }
  if (!mayShare) {
    return refused('needs_editor');
  }
  if (orgDefault?.provisioned) {
    return refused('provisioned');
  }
  if (!isOrgDefault) {
    return changed(orgDefault?.uid === uid ? [clearDefault(orgId, null)] : []);
  }
  return shared ? changed([chooseDefault(orgId, null, uid)]) : refused('not_shared');
}

function planDeletion({ orgId, views }: ViewFacts, person: ViewPerson, uid: string): ViewPlan {
  const known = views.find((view) => view.uid === uid);
  const refusal = known === undefined ? 'not_found' : refuseChange(known, person);
  return refusal === null ? changed([{ kind: 'delete', orgId, uid }]) : refused(refusal);
}

function planOrder({ views }: ViewFacts, person: ViewPerson, uids: readonly string[]): ViewPlan {
  const movable = views.filter((view) => !view.provisioned).sort(compareViews);
  const named = [...new Set(uids)]
    .map((uid) => movable.find((view) => view.uid === uid))
    .filter((view) => view !== undefined);
  if (!person.mayShare && named.some(({ owner }) => owner === null)) {
    return refused('needs_editor');
  }
  const inOrder = [...named, ...movable.filter((view) => !named.includes(view))];
  const owners = [...new Set(named.map(({ owner }) => owner))];
  return changed(
    owners.flatMap((wanted) =>
      inOrder
        .filter(({ owner }) => owner === wanted)
        .map((view, position): ViewWrite => ({ kind: 'put', record: { ...view, position } }))
    )
  );
}

/** Why the person may not have one view more of that kind. */
function refuseOwner({ views }: ViewFacts, { login, mayShare }: ViewPerson, shared: boolean): ViewOutcome | null {
  if (shared ? !mayShare : login === null) {
    return shared ? 'needs_editor' : 'needs_login';
  }
  const count = views.filter(({ owner }) => (owner === null) === shared).length;
  return count >= (shared ? sharedViewLimit : viewLimit) ? 'too_many' : null;
}

function refuseChange({ provisioned, owner }: ViewRecord, { mayShare }: ViewPerson): ViewOutcome | null {
  if (owner === null && !mayShare) {
    return 'needs_editor';
  }
  return provisioned ? 'provisioned' : null;
}

function endOf({ views }: ViewFacts, wanted: string | null): number {
  const positions = views.filter(({ owner }) => owner === wanted).map(({ position }) => position);
  return Math.max(-1, ...positions) + 1;
}

function chooseDefault(orgId: number, login: string | null, uid: string): ViewWrite {
  return { kind: 'set_default', default: { orgId, login, uid, provisioned: false } };
}

function clearDefault(orgId: number, login: string | null): ViewWrite {
  return { kind: 'clear_default', orgId, login };
}

function changed(writes: readonly ViewWrite[]): ViewPlan {
  return { outcome: 'changed', writes };
}

function refused(outcome: ViewOutcome): ViewPlan {
  return { outcome, writes: [] };
}
