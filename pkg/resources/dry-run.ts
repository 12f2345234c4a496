import { applyTemplateChanges } from '../contract/templates.ts';
import type { DryRun } from '../contract/types.ts';
import { compareSimulations } from '../group/compare-simulations.ts';
import { type SimulatedAlert, type SimulatedGroup, simulate, type Simulation } from '../group/simulate.ts';
import { interpret } from '../interpret/interpret.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import type { TemplateCompiler, TemplateSet } from '../interpret/template-set.ts';
import { shorten } from '../interpret/text.ts';
import { parseJson } from '../jinja/index.ts';
import type { AlertInGroup, Store } from '../store/store.ts';
import type { Handlers } from './dispatcher.ts';
import { findIntegration } from './find-integration.ts';
import { refuseFaulty } from './templates.ts';

export interface DryRunParts {
  store: Store;
  compile: TemplateCompiler;
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
export function createDryRunHandler({
  store,
  compile,
  check,
  elapsed,
}: DryRunParts): Pick<Handlers, 'dryRunTemplates'> {
  return {
    async dryRunTemplates(caller, { params, body }) {
      const org = store.forOrg(caller.orgId);
      const integration = await findIntegration(org, params.uid);
      const { type, name, templates } = integration;
      refuseFaulty(check, applyTemplateChanges({}, body.templates));
      const present = compile(integration);
      const proposed = compile({ type, name, templates: applyTemplateChanges(templates, body.templates) });

      const alerts = await org.listRecentAlerts(params.uid, body.alerts);
      const deadline = elapsed() + timeLimit;
      const seen: Seen[] = [];
      for (const alert of alerts) {
        if (elapsed() > deadline) {
          break;
        }
        seen.push(look(alert, present, proposed));
        // Alerts that arrive meanwhile must not wait for the whole of it.
        await new Promise(setImmediate);
      }
      return describe(seen, seen.length === Math.min(body.alerts, integration.alertCount));
    },
  };
}

/** One alert under both sets of templates. */
interface Seen {
  readonly present: SimulatedAlert;
  readonly proposed: SimulatedAlert;
}

function look({ id, receivedAt, payload }: AlertInGroup, present: TemplateSet, proposed: TemplateSet): Seen {
  const value = parseJson(payload);
  return {
    present: { id, receivedAt, facts: interpret(present, value) },
    proposed: { id, receivedAt, facts: interpret(proposed, value) },
  };
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
