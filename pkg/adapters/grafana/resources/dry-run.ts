import { applyTemplateChanges } from '../../../contract/templates.ts';
import type { DryRun } from '../../../contract/types.ts';
import { compareSimulations } from '../../../domain/compare-simulations.ts';
import { simulate, type SimulatedAlert, type SimulatedGroup, type Simulation } from '../../../domain/simulate.ts';
import type { TemplateCheck } from '../../../interpret/check.ts';
import type { TemplateSource } from '../../../interpret/template-set.ts';
import { shorten } from '../../../interpret/text.ts';
import type { AlertInGroup, Store } from '../../../store/store.ts';
import type { Pool } from '../../../work/pool.ts';
import type { Handlers } from './dispatcher.ts';
import { findIntegration } from './find-integration.ts';
import { peopleLane } from './people-lane.ts';
import { refuseFaulty } from './templates.ts';

export interface DryRunParts {
  store: Store;
  pool: Pick<Pool, 'run'>;
  check: TemplateCheck;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
}

/** Longest time for one dry run, in milliseconds; what is done by then is the reply. */
const timeLimit = 10_000;
/** At most this many groups of a kind, and failures, in a reply. */
const listLimit = 100;
const idLimit = 20;

/** Groups stored alerts anew, under the present and under proposed templates, and replies with what differs. */
export function createDryRunHandler({ store, pool, check, elapsed }: DryRunParts): Pick<Handlers, 'dryRunTemplates'> {
  return {
    async dryRunTemplates(caller, { params, body }) {
      const org = store.forOrg(caller.orgId);
      const integration = await findIntegration(org, params.uid);
      const { type, name, templates } = integration;
      refuseFaulty(check, applyTemplateChanges({}, body.templates));
      const present = { type, name, templates };
      const proposed = { type, name, templates: applyTemplateChanges(templates, body.templates) };

      const alerts = await org.listRecentAlerts(params.uid, body.alerts);
      const deadline = elapsed() + timeLimit;
      const seen: Seen[] = [];
      while (seen.length < alerts.length && elapsed() <= deadline) {
        seen.push(...(await look(caller.orgId, alerts.slice(seen.length), present, proposed)));
      }
      return describe(seen, seen.length === Math.min(body.alerts, integration.alertCount));
    },
  };

  /** The first of the alerts, as many as a turn has time for. */
  async function look(
    orgId: number,
    alerts: readonly AlertInGroup[],
    present: TemplateSource,
    proposed: TemplateSource
  ): Promise<Seen[]> {
    const some = firstOf(alerts);
    const payloads = some.map(({ payload }) => payload);
    const size = payloads.reduce((sum, { length }) => sum + length, 0);
    const place = { orgId, lane: peopleLane, size };
    const compared = await pool.run(place, 'compareFacts', { present, proposed, payloads });
    return compared.map((facts, i) => {
      const { id, receivedAt } = some[i] as AlertInGroup;
      return {
        present: { id, receivedAt, facts: facts.present },
        proposed: { id, receivedAt, facts: facts.proposed },
      };
    });
  }
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

/** One alert under both sets of templates. */
interface Seen {
  readonly present: SimulatedAlert;
  readonly proposed: SimulatedAlert;
}

function describe(seen: readonly Seen[], complete: boolean): DryRun {
  const present = seen.map((alert) => alert.present);
  const proposed = seen.map((alert) => alert.proposed);
  const before = simulate(present);
  const after = simulate(proposed);
  const { merged, split, stateChanged, outcomeChanged } = compareSimulations(before, after);
  return {
    alerts: seen.length,
    complete,
    present: total(before, present),
    proposed: total(after, proposed),
    merged: merged
      .slice(0, listLimit)
      .map((entry) => ({ proposed: show(entry.proposed), present: entry.present.slice(0, listLimit).map(show) })),
    split: split
      .slice(0, listLimit)
      .map((entry) => ({ present: show(entry.present), proposed: entry.proposed.slice(0, listLimit).map(show) })),
    stateChanged: stateChanged
      .slice(0, listLimit)
      .map((entry) => ({ present: show(entry.present), proposed: show(entry.proposed) })),
    outcomeChanged: outcomeChanged.map((entry) => ({ ...entry, alertId: String(entry.alertId) })),
    failures: proposed
      .flatMap(({ id, facts }) => facts.failures.map((failure) => ({ ...failure, alertId: String(id) })))
      .slice(0, listLimit),
  };
}

function total({ groups }: Simulation, alerts: readonly SimulatedAlert[]): DryRun['present'] {
  return {
    groups: groups.length,
    open: groups.filter(({ group }) => group.state !== 'resolved').length,
    failures: alerts.reduce((sum, { facts }) => sum + facts.failures.length, 0),
  };
}

/** Longest grouping key in a reply, in UTF-16 units; keys can be as long as payloads. */
const keyLimit = 255;

function show({ groupingKey, group, alertIds }: SimulatedGroup): DryRun['merged'][number]['proposed'] {
  return {
    groupingKey: groupingKey === null ? null : shorten(groupingKey, keyLimit),
    title: group.title,
    state: group.state,
    alertCount: group.alertCount,
    alertIds: alertIds.slice(0, idLimit).map(String),
  };
}
