import { applyTemplateChanges, type TemplateChanges } from '../../contract/templates/templates.ts';
import { compareSimulations, type Differences } from '../../domain/compare-simulations.ts';
import { simulate, type SimulatedAlert, type Simulation } from '../../domain/simulate.ts';
import type { TemplateCheck } from '../../interpret/check.ts';
import { sourceOf, type TemplateSource } from '../../interpret/template-set.ts';
import type { AlertInGroup } from '../../store/shapes/alerts.ts';
import type { Pool } from '../../work/pool.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { findIntegration } from '../integrations/find-integration.ts';
import { peopleLane } from '../lanes.ts';
import { refuseFaulty } from './refuse-faulty.ts';

/**
 * Groups stored alerts anew, under the present and under proposed templates, to see what differs.
 * @throws {AppError} not_found, invalid_template
 */
export type DryRunTemplates = (caller: Caller, uid: string, wanted: WantedDryRun) => Promise<DryRunResult>;

export interface WantedDryRun {
  readonly templates: TemplateChanges;
  /** How many of the integration's newest alerts are grouped anew. */
  readonly alerts: number;
}

export interface DryRunResult {
  readonly present: Regrouped;
  readonly proposed: Regrouped;
  readonly differences: Differences;
  /** By the id of an alert: the alert group that it is in. */
  readonly groupOf: ReadonlyMap<number, { readonly id: number; readonly number: number }>;
  /** Whether all alerts that were asked for were looked at; else time or memory ran out. */
  readonly isComplete: boolean;
}

/** The alerts under one set of templates, and the groups that they make. */
export interface Regrouped extends Simulation {
  readonly alerts: readonly SimulatedAlert[];
}

export interface DryRunParts {
  store: PeopleStore;
  pool: Pick<Pool, 'run'>;
  check: TemplateCheck;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
}

/** Longest time for one dry run; what is done by then is the result. */
const timeoutMs = 10_000;

export function createDryRunTemplates({ store, pool, check, elapsed }: DryRunParts): DryRunTemplates {
  return async (caller, uid, wanted) => {
    const org = store.forCaller(caller);
    const integration = await findIntegration(org, caller, uid, 'edit');
    refuseFaulty(check, applyTemplateChanges({}, wanted.templates));
    const present = sourceOf(integration);
    const proposed = { ...present, templates: applyTemplateChanges(present.templates, wanted.templates) };

    const alerts = await org.listRecentAlerts(uid, wanted.alerts);
    const deadline = elapsed() + timeoutMs;
    const seen: Seen[] = [];
    while (seen.length < alerts.length && elapsed() <= deadline) {
      seen.push(...(await look(caller.orgId, alerts.slice(seen.length), present, proposed)));
    }
    const before = regroup(seen.map((alert) => alert.present));
    const after = regroup(seen.map((alert) => alert.proposed));
    return {
      present: before,
      proposed: after,
      differences: compareSimulations(before, after),
      groupOf: new Map(alerts.map(({ id, groupId, groupNumber }) => [id, { id: groupId, number: groupNumber }])),
      isComplete: seen.length === Math.min(wanted.alerts, integration.alertCount),
    };
  };

  /** The first of the alerts, as many as a turn has time for. */
  async function look(
    orgId: number,
    alerts: readonly AlertInGroup[],
    present: TemplateSource,
    proposed: TemplateSource
  ): Promise<Seen[]> {
    const some = firstOf(alerts);
    const contents = some.map(({ payload, headers }) => ({ payload, headers }));
    const size = contents.reduce((sum, { payload }) => sum + payload.length, 0);
    const place = { orgId, lane: peopleLane, size };
    const compared = await pool.run(place, 'compareFacts', { present, proposed, contents });
    return compared.map((facts, i) => {
      const { id, receivedAt } = some[i] as AlertInGroup;
      return {
        present: { id, receivedAt, facts: facts.present },
        proposed: { id, receivedAt, facts: facts.proposed },
      };
    });
  }
}

/** One alert under both sets of templates. */
interface Seen {
  readonly present: SimulatedAlert;
  readonly proposed: SimulatedAlert;
}

/** What goes to a thread of the pool at once: at most so many alerts, and characters of payload besides the first. */
const atOnce = { alerts: 50, characters: 256 * 1024 };

function firstOf(alerts: readonly AlertInGroup[]): AlertInGroup[] {
  const some: AlertInGroup[] = [];
  let characters = 0;
  for (const alert of alerts.slice(0, atOnce.alerts)) {
    characters += alert.payload.length;
    if (characters > atOnce.characters && some.length > 0) {
      break;
    }
    some.push(alert);
  }
  return some;
}

function regroup(alerts: readonly SimulatedAlert[]): Regrouped {
  return { ...simulate(alerts), alerts };
}
