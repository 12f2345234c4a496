import { type State, states } from '../../../contract/alert-groups/states.ts';
import type { Condition as Part } from '../../../domain/query/combine.ts';
import { conjuncts, conjunctsOfKind, withoutKind } from '../../../domain/query/conjuncts.ts';
import type { Term } from '../../../domain/query/query.ts';
import type { GroupSearch } from '../../shapes/searches.ts';
import { isSeen } from '../access/hidden.ts';
import type { Database } from '../database.ts';
import { findIntegrationIds, hasOtherOrgs, type NamedIntegration, nameIntegrations } from '../group-queries.ts';
import { allOf, always, anyOf, type Condition, never, not, testOnly } from './condition.ts';
import {
  conditionOf,
  findMeantIntegrations,
  type IntegrationTerm,
  ofIntegrations,
  startedWithin,
  statesOf,
  type StoredTerm,
  type TermContext,
} from './terms.ts';
import { untakenCondition } from './untaken.ts';

/** A search, ready to be asked of the database. */
export interface PreparedSearch {
  readonly orgId: number;
  /** The states that it allows of itself: its other conditions are in `conditions`. */
  readonly states: readonly State[];
  /** The same for searches that find the same groups, whatever the states that they allow. */
  readonly key: string;
  /** All have to be fulfilled. */
  readonly conditions: readonly Condition[];
  readonly context: TermContext;
  /** The kinds of its terms. */
  readonly kinds: ReadonlySet<Term['kind']>;
  /** Conditions on payloads too, which the database does not know; `conditions` has what it knows of them. */
  readonly payloads: readonly Part[];
  /** The integrations whose groups alone are meant at its top, or seen; null stands for all. */
  readonly integrationIds: readonly number[] | null;
  /** Whether the search has nothing but states and integrations, so that the tallies say how many groups it finds. */
  readonly isTallied: boolean;
}

export async function prepareSearch(database: Database, orgId: number, search: GroupSearch): Promise<PreparedSearch> {
  let named: Promise<NamedIntegration[]> | undefined;
  let areOthers: Promise<boolean> | undefined;
  const context: TermContext = {
    ...{ database, orgId, at: search.at, me: search.me },
    integrations: () => (named ??= nameIntegrations(database, orgId)),
    hasOtherOrgs: () => (areOthers ??= hasOtherOrgs(database, orgId)),
  };
  const stateParts = conjunctsOfKind(search.query, 'state');
  const others = conjuncts(withoutKind(search.query, 'state'));
  const uids = search.integrationUids.length === 0 ? null : search.integrationUids;
  const isOfAll = uids === null && database.hidden.length === 0;
  const listed = isOfAll ? null : await findIntegrationIds(database, orgId, uids);
  const ofSome = others.filter(isOfIntegrations);
  const { from, to, untaken } = search;
  const kinds = new Set(
    conjuncts(search.query)
      .flatMap(termsOf)
      .map(({ kind }) => kind)
  );
  const isTimed = from !== undefined || to !== undefined;
  const range = { from: from === undefined ? null : { at: from }, to: to === undefined ? null : { at: to + 1 } };
  return {
    orgId,
    states: states.filter(
      (state) =>
        (search.states.length === 0 || search.states.includes(state)) && stateParts.every((part) => allows(part, state))
    ),
    key: keyOf(database, orgId, search, others),
    conditions: [
      ...(listed === null ? [] : [uids === null ? ofSeen(database, orgId, listed) : ofIntegrations(orgId, listed)]),
      ...(isTimed ? [startedWithin(range, context)] : []),
      ...(untaken === undefined ? [] : [untakenCondition(untaken, context, kinds)]),
      ...(await Promise.all(others.map((part) => compile(part, context, true)))),
    ],
    context,
    kinds,
    payloads: others.filter((part) => termsOf(part).some(({ kind }) => kind === 'payload')),
    integrationIds: await narrow(listed, ofSome, context),
    isTallied: others.length === ofSome.length && !isTimed && untaken === undefined,
  };
}

/** Those of the integrations that all terms mean. */
async function narrow(
  listed: readonly number[] | null,
  terms: readonly IntegrationTerm[],
  context: TermContext
): Promise<readonly number[] | null> {
  let left = listed;
  for (const term of terms) {
    const meant = new Set((await findMeantIntegrations(term, context)).meant);
    left = [...(left ?? meant)].filter((id) => meant.has(id));
  }
  return left;
}

function isOfIntegrations(part: Part): part is IntegrationTerm {
  return part.kind === 'integration' || part.kind === 'type';
}

/** Groups that are seen. Where most are, no index would be a shorter way to them, and nobody counts what it has. */
function ofSeen(database: Database, orgId: number, seen: readonly number[]): Condition {
  return database.hidden.length < seen.length
    ? testOnly(isSeen(database, 'alert_groups.integration_id'))
    : ofIntegrations(orgId, seen);
}

function keyOf(
  { hidden }: Database,
  orgId: number,
  { integrationUids, from, to, me, at, untaken }: GroupSearch,
  others: readonly Part[]
): string {
  const text = JSON.stringify([orgId, hidden, me, integrationUids, from, to, others, untaken]);
  // Only relative times depend on the moment, and what maintenance windows have done.
  return untaken !== undefined || text.includes('"ago":') ? `${text}${at}` : text;
}

function allows(part: Part, state: State): boolean {
  switch (part.kind) {
    case 'and':
      return part.parts.every((one) => allows(one, state));
    case 'or':
      return part.parts.some((one) => allows(one, state));
    case 'not':
      return !allows(part.part, state);
    case 'state':
      return statesOf(part.value).includes(state) === (part.comparison === 'equals');
    default:
      return true;
  }
}

/** Every term of a condition. */
function termsOf(part: Part): readonly Term[] {
  switch (part.kind) {
    case 'and':
    case 'or':
      return part.parts.flatMap(termsOf);
    case 'not':
      return termsOf(part.part);
    default:
      return [part];
  }
}

/** @param payloads whether conditions on payloads, which are not known here, count as fulfilled */
async function compile(part: Part, context: TermContext, payloads: boolean): Promise<Condition> {
  switch (part.kind) {
    case 'and':
      return allOf(await Promise.all(part.parts.map((one) => compile(one, context, payloads))));
    case 'or':
      return anyOf(await Promise.all(part.parts.map((one) => compile(one, context, payloads))));
    case 'not':
      return not(await compile(part.part, context, !payloads));
    case 'payload':
      return payloads ? always : never;
    default:
      return conditionOf(part satisfies StoredTerm, context);
  }
}
