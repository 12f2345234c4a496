import type { DryRunOutcome } from '../../contract/templates/templates.ts';
import { foldAlert } from '../../domain/fold.ts';
import { outcomeOf } from '../../domain/simulate.ts';
import type { Facts } from '../../interpret/facts.ts';
import { sourceOf } from '../../interpret/template-set.ts';
import type { StoredGroup } from '../../store/shapes/groups.ts';
import type { AlertStory, GroupName, KeyPlace } from '../../store/shapes/history.ts';
import type { ExplainedTemplate } from '../../work/jobs/explain.ts';
import type { Pool } from '../../work/pool.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import { templateSourceOf } from '../heartbeats/template-source.ts';
import { peopleLane } from '../lanes.ts';
import { findGroup } from './find-group.ts';
import { groupLink } from './group-link.ts';
import type { Viewer } from './read-groups.ts';

/**
 * Tells why an alert is in its group, by the templates as they are now, and what an equal one would do now. Nothing is stored.
 * @throws {AppError} not_found
 */
export type ExplainAlert = (viewer: Viewer, groupId: number, alertId: number) => Promise<AlertExplanation>;

export interface AlertExplanation {
  readonly templates: readonly ExplainedTemplate[];
  /** By the present templates. */
  readonly facts: Facts;
  readonly alert: AlertStory;
  readonly group: StoredGroup;
  /** What the present templates would make otherwise than those when the alert came. */
  readonly differs: readonly Difference[];
  /** `refused`: the integration is deleted. */
  readonly next: { readonly outcome: DryRunOutcome | 'refused'; readonly group: GroupName | null };
}

export type Difference = 'title' | 'severity' | 'signal' | 'groupingKey';

export interface ExplainParts {
  store: PeopleStore;
  pool: Pick<Pool, 'run'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createExplainAlert({ store, pool, now }: ExplainParts): ExplainAlert {
  return async (viewer, groupId, alertId) => {
    const org = store.forCaller(viewer);
    const group = await findGroup(org, groupId);
    const alert = await org.tellAlert(groupId, alertId);
    if (alert === undefined) {
      throw noSuchAlert();
    }
    const place = { orgId: viewer.orgId, lane: peopleLane, size: alert.payload.length };
    const { templates, facts } = await pool.run(place, 'explain', {
      source: sourceOf(templateSourceOf(group)),
      alert: {
        payload: alert.payload,
        headers: alert.headers,
        group: { number: group.number, link: groupLink(viewer.grafanaUrl, groupId) },
      },
    });
    const keyed = await org.placeKey(groupId, facts.groupingKey, facts.formerKey);
    if (keyed === undefined) {
      throw noSuchAlert();
    }
    return {
      templates,
      facts,
      alert,
      group,
      differs: findDifferences(alert, facts, keyed),
      next: group.integration.deleted ? { outcome: 'refused', group: null } : foresee(facts, keyed, now()),
    };
  };
}

function findDifferences(alert: AlertStory, facts: Facts, { isSameKey }: KeyPlace): Difference[] {
  const isSame: Record<Difference, boolean> = {
    title: facts.title === alert.title,
    severity: (facts.severity === 'none' ? null : facts.severity) === alert.severity,
    signal: facts.signal === alert.signal,
    groupingKey: isSameKey,
  };
  return (Object.keys(isSame) as Difference[]).filter((name) => !isSame[name]);
}

function foresee(facts: Facts, { open }: KeyPlace, receivedAt: number): AlertExplanation['next'] {
  const outcome = outcomeOf(foldAlert(open, facts, { receivedAt, rules: null }));
  return { outcome, group: open && { id: open.id, number: open.number } };
}

function noSuchAlert(): AppError {
  return new AppError('not_found', 'The alert group has no such alert.');
}
