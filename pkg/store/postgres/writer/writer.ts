import { type Kysely, sql } from 'kysely';
import type { TemplateName } from '../../../contract/templates/templates.ts';
import type { IntegrationWrite, KnownIntegration } from '../../core/integration-record.ts';
import { toChange } from '../../core/operation-changes.ts';
import { planActions } from '../../core/plan-actions.ts';
import { planEndedSilences, silencesAtOnce } from '../../core/plan-ended-silences.ts';
import {
  findOutdated,
  planIntegrationAction,
  planIntegrationDeletion,
  planIntegrationUpdate,
  planNewIntegration,
} from '../../core/plan-integrations.ts';
import { groupsPerPart, planSettling, planTaking } from '../../core/plan-maintenance.ts';
import { planPassedTime } from '../../core/plan-passed-time.ts';
import { planProvisionedViews } from '../../core/plan-provisioned-views.ts';
import { planProvisioning } from '../../core/plan-provisioning.ts';
import { planUndo } from '../../core/plan-undo.ts';
import { planViewChange } from '../../core/plan-views.ts';
import { planProvisionedWindows, planWindowChange } from '../../core/plan-windows.ts';
import { makeToken } from '../../make-token.ts';
import type { AddedAlert, IncomingAlert } from '../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../shapes/deliveries.ts';
import type { AllOrgsWriter } from '../../sql/all-orgs.ts';
import { addSecretUse } from '../../sql/former-secrets.ts';
import { resealSecret } from '../../sql/secrets.ts';
import { keepPartitions } from '../partitions/keep-partitions.ts';
import type { PostgresSchema } from '../schema.ts';
import { agreeOnTime } from './agreed-time.ts';
import { createAlertWriter } from './batch/alert-writer.ts';
import type { Counting } from './counting/counting.ts';
import type { Db } from './db.ts';
import { forgetDeletions, recordDeletions, takeDeletionsBack } from './deletion-writer.ts';
import { deleteNotes, editNote } from './event-writer.ts';
import { loadForAction, loadForUndo, lockDue, lockDueSilences, updateHandling } from './group-writer.ts';
import { changeHandshakes } from './handshake-writer.ts';
import { findDueHeartbeats, noteBeats, saveHeartbeats } from './heartbeat-writer.ts';
import { updateHistories } from './history-writer.ts';
import {
  deleteEnded,
  findIntegration,
  findIntegrations,
  loadForProvisioning,
  writeIntegration,
} from './integration-writer.ts';
import { forgetKeySilences, saveKeySilences } from './key-silence-writer.ts';
import { awaitMessages, indexMessages } from './message-index.ts';
import { forgetOperations, meetPeople, recordOperation, takePart } from './operation-writer.ts';
import { trimOneGroup } from './retention/alert-trimmer.ts';
import { deleteSomeDeliveries, firstDelivery } from './retention/delivery-trimmer.ts';
import { deleteSomeGroups, hideGroups, showGroups } from './retention/group-deleter.ts';
import { indexGroups, type IndexStep } from './search-index.ts';
import { lockSettings } from './settings-lock.ts';
import { putTogether } from './tallies.ts';
import { forgetExpiredEditing, noteTemplateEditing } from './template-editing-writer.ts';
import { loadPeriods, writeReceiving } from './time-writer.ts';
import { transact, type Work } from './transaction.ts';
import { loadViews, writeView } from './view-writer.ts';
import { wakeSome } from './waking-writer.ts';
import {
  findTaken,
  findUnsettled,
  forgetWindows,
  loadWindows,
  lockWindows,
  noteTaken,
  setEnds,
  settleWindow,
  writeWindow,
} from './window-writer.ts';

/** Every write to the database. Each method is one transaction, durable when its promise resolves. */
export interface Writer extends AllOrgsWriter {
  addAlerts(alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): Promise<readonly AddedAlert[]>;
  /** Counts and indexes what storms have left, some groups at a time, and puts together what batches have counted. */
  catchUp(): Promise<IndexStep>;
}

/** Groups that `catchUp` indexes at most. */
const indexedAtOnce = 300;

/** How often partitions are looked at, in milliseconds. */
const partitionPause = 60_000;

/** Groups that `passTime` looks at, and integrations of which heartbeats are looked at. */
const lookedAtAtOnce = 500;

/** What is decided comes from the plans in `core/`: the writer loads and locks what they need to know, and writes what they say. */
export function createWriter(
  db: Kysely<PostgresSchema>,
  counting: Counting,
  elapsed = () => performance.now()
): Writer {
  const run = <Result>(work: Work<Result>) => transact(db, work);
  let deliveryPlace = firstDelivery;
  let partitionsAt = -Infinity;

  return {
    addAlerts: createAlertWriter(db, counting, elapsed),

    actOnGroups: (orgId, ids, action, actor, at, operation) =>
      run(async (tx) => {
        const by = { actor, at };
        const plan = planActions(await loadForAction(tx, orgId, ids), ids, action, by);
        const eventIds = await updateHandling(tx, plan.updates, operation ?? null);
        await hideGroups(
          tx,
          plan.deletions.map(({ id }) => id),
          at
        );
        await recordDeletions(tx, plan.deletions, by);
        await saveKeySilences(tx, plan.keySilences);
        const changes = [
          ...plan.updates.map((update, i) =>
            toChange(action.action === 'note' ? 'noted' : 'handled', update, eventIds[i] as number)
          ),
          ...plan.deletions.map(({ id, group }) => toChange('deleted', { id, before: group }, 0)),
        ];
        if (changes.length > 0) {
          await meetPeople(tx, orgId, [actor, action.action === 'assign' ? action.assignee : null], at);
          if (operation !== undefined) {
            await recordOperation(tx, orgId, operation, by, changes);
          }
        }
        return plan.report;
      }),

    undoPart: (orgId, part, actor, at) =>
      run(async (tx) => {
        const taken = await takePart(tx, orgId, part);
        if (taken === undefined) {
          return { changed: [], canUndo: false, refused: [] };
        }
        const { operation, changes } = taken;
        const facts = await loadForUndo(tx, orgId, changes);
        const { report, updates, notes, keySilences } = planUndo(facts, changes, { actor, at });
        const shown = updates.map(({ id }) => id).filter((id) => facts.groups.get(id)?.isHidden);
        await updateHandling(tx, updates, operation);
        await showGroups(tx, shown);
        await takeDeletionsBack(tx, shown);
        await awaitMessages(tx, shown);
        await deleteNotes(tx, orgId, notes);
        await saveKeySilences(tx, keySilences);
        return report;
      }),

    editNote: (orgId, groupId, id, text, at) => run((tx) => editNote(tx, orgId, groupId, id, text, at)),
    deleteNote: (orgId, groupId, id) =>
      run(async (tx) => {
        const known = (await loadForAction(tx, orgId, [groupId])).groups.get(groupId);
        if (known === undefined || (await deleteNotes(tx, orgId, [{ groupId, eventId: id }])).length === 0) {
          return false;
        }
        const group = { ...known.group, noteCount: known.group.noteCount - 1 };
        await updateHandling(tx, [{ id: groupId, orgId, group, events: [] }], null);
        return true;
      }),

    endSilences: (now) =>
      run(async (tx) => {
        const time = await agreeOnTime(tx, now);
        const { updates, orgIds } = planEndedSilences(await lockDueSilences(tx, time, silencesAtOnce), time);
        await updateHandling(tx, updates, null);
        return orgIds;
      }),

    noteReceiving: (now, passed) => run(async (tx) => writeReceiving(tx, await agreeOnTime(tx, now), passed)),
    passTime: (now) =>
      run(async (tx) => {
        const time = await agreeOnTime(tx, now);
        const isWaking = await wakeSome(tx);
        const due = await lockDue(tx, time, lookedAtAtOnce);
        if (due.length === 0) {
          return { orgIds: [], more: isWaking };
        }
        const { updates, orgIds } = planPassedTime(due, await loadPeriods(tx), time);
        await updateHandling(tx, updates, null);
        return { orgIds, more: isWaking || due.length === lookedAtAtOnce };
      }),

    noteHeartbeats: (beats) => run((tx) => noteBeats(tx, beats)),
    findDueHeartbeats: (now) => run(async (tx) => findDueHeartbeats(tx, await agreeOnTime(tx, now), lookedAtAtOnce)),
    saveHeartbeats: (seen) => run((tx) => saveHeartbeats(tx, seen)),

    createIntegration: (orgId, integration) =>
      run(async (tx) => {
        await lockSettings(tx);
        await writeAll(tx, planNewIntegration(orgId, integration));
      }),
    async updateIntegration(orgId, uid, changes, by) {
      let outdated: TemplateName[] = [];
      const isThere = await changeIntegration(orgId, uid, (known) => {
        outdated = findOutdated(known, changes);
        return outdated.length > 0 ? [] : planIntegrationUpdate(known, changes, by);
      });
      return isThere ? outdated : null;
    },
    deleteIntegration: (orgId, uid, at) => changeIntegration(orgId, uid, (known) => planIntegrationDeletion(known, at)),

    resealSecrets: (secrets) =>
      run(async (tx) => {
        for (const secret of secrets) {
          await resealSecret(secret).execute(tx);
        }
      }),

    noteSecretUses: (uses) =>
      run(async (tx) => {
        // In one order, so that sidecars do not wait for each other in a circle.
        for (const use of uses.toSorted((a, b) => a.integrationId - b.integrationId || (a.name < b.name ? -1 : 1))) {
          await addSecretUse(use).execute(tx);
        }
      }),
    deleteEndedSecrets: (now) => run(async (tx) => deleteEnded(tx, await agreeOnTime(tx, now))),

    actOnIntegrations: (orgId, uids, action, at) =>
      run(async (tx) => {
        await lockSettings(tx);
        const known = await findIntegrations(tx, orgId, uids);
        const { outcomes, writes } = planIntegrationAction(known, uids, action, at);
        await writeAll(tx, writes);
        return outcomes;
      }),

    changeHandshakes: (orgId, uid, change) => run((tx) => changeHandshakes(tx, orgId, uid, change)),

    noteTemplateEditing: (orgId, uid, note, at) => run((tx) => noteTemplateEditing(tx, orgId, uid, note, at)),

    changeViews: (orgId, person, change) =>
      run(async (tx) => {
        await lockSettings(tx);
        const { outcome, writes } = planViewChange(await loadViews(tx, orgId, person.login), person, change);
        for (const write of writes) {
          await writeView(tx, write);
        }
        return outcome;
      }),

    changeWindows: (orgId, change, actor, at) =>
      run(async (tx) => {
        await lockSettings(tx);
        const { outcome, writes } = planWindowChange(await loadWindows(tx, orgId), change, { orgId, actor, at });
        for (const write of writes) {
          await writeWindow(tx, write);
        }
        return outcome;
      }),

    takeIntoMaintenance: (taking) =>
      run(async (tx) => {
        const { orgId, version, ids, until } = taking;
        const at = await agreeOnTime(tx, taking.at);
        const [window] = await lockWindows(tx, [taking]);
        if (window?.version !== version) {
          return 0;
        }
        const { groups } = await loadForAction(tx, orgId, ids);
        const updates = planTaking({ groups, taken: await findTaken(tx, window, ids, at) }, window, { until, at });
        const eventIds = await updateHandling(tx, updates, null);
        await noteTaken(
          tx,
          window,
          updates.map(({ id }, i) => [id, eventIds[i] as number]),
          until
        );
        return updates.length;
      }),

    settleMaintenance: (settling) =>
      run(async (tx) => {
        const { orgId, version, until } = settling;
        const at = await agreeOnTime(tx, settling.at);
        const [window] = await lockWindows(tx, [settling]);
        if (window?.version !== version) {
          return null;
        }
        const ids = await findUnsettled(tx, window, until ?? at, at, groupsPerPart);
        if (ids.length === 0) {
          await settleWindow(tx, window);
          return null;
        }
        const { groups } = await loadForAction(tx, orgId, ids);
        const updates = planSettling(groups.values(), window, { until, at });
        await updateHandling(tx, updates, null);
        await setEnds(tx, window, ids, until ?? at);
        return updates.length;
      }),

    provision: (plan) =>
      run(async (tx) => {
        await lockSettings(tx);
        const { writes, taken } = planProvisioning(await loadForProvisioning(tx, plan), plan, makeToken);
        await writeAll(tx, writes);
        if (taken === null) {
          for (const write of planProvisionedViews(plan.views)) {
            await writeView(tx, write);
          }
          const { maintenance } = plan;
          const known = await lockWindows(tx, [...maintenance.windows, ...maintenance.deletions]);
          for (const write of planProvisionedWindows(known, maintenance, plan.at)) {
            await writeWindow(tx, write);
          }
        }
        return taken;
      }),

    async retain(ownTime, defaults, ownClock) {
      await counting.countAll();
      const now = await agreeOnTime(db, ownTime);
      const clock = await agreeOnTime(db, ownClock);
      const trimmed = await run((tx) => trimOneGroup(tx, defaults));
      const deleted = await run((tx) => deleteSomeGroups(tx, now, defaults, clock));
      const forgotten = await run((tx) => forgetOperations(tx, clock));
      const undated = await run((tx) => forgetDeletions(tx, clock));
      const unsilenced = await run((tx) => forgetKeySilences(tx, clock));
      const unknown = await run((tx) => forgetWindows(tx, clock));
      await run((tx) => forgetExpiredEditing(tx, clock));
      const { more, place } = await run((tx) => deleteSomeDeliveries(tx, now, deliveryPlace));
      deliveryPlace = place;
      if (elapsed() >= partitionsAt) {
        partitionsAt = elapsed() + partitionPause;
        await keepPartitions(db, clock, now);
      }
      return trimmed || deleted || forgotten || undated || unsilenced || unknown || more;
    },
    updateHistories: (now) => run((tx) => updateHistories(tx, now)),
    async saveRetentionTime(time) {
      await run((tx) =>
        tx
          .updateTable('retention_time')
          .set({ trusted_at: sql`greatest(trusted_at, ${time}::bigint)` })
          .execute()
      );
    },

    async catchUp() {
      await counting.countAll();
      await run(putTogether);
      return run((tx) => indexGroups(tx, indexedAtOnce));
    },

    indexMessages: (messages) => run((tx) => indexMessages(tx, messages)),

    async probe() {
      await run((tx) => sql`update probes set number = number + 1`.execute(tx));
    },
  };

  function changeIntegration(
    orgId: number,
    uid: string,
    plan: (known: KnownIntegration) => readonly IntegrationWrite[]
  ): Promise<boolean> {
    return run(async (tx) => {
      await lockSettings(tx);
      const known = await findIntegration(tx, orgId, uid);
      if (known !== undefined) {
        await writeAll(tx, plan(known));
      }
      return known !== undefined;
    });
  }
}

async function writeAll(db: Db, writes: readonly IntegrationWrite[]): Promise<void> {
  for (const write of writes) {
    await writeIntegration(db, write);
  }
}
