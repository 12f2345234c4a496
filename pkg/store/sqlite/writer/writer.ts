import { sql } from 'kysely';
import type { IntegrationAction } from '../../../contract/integrations/actions.ts';
import type { TemplateName } from '../../../contract/templates/templates.ts';
import type { Actor } from '../../../contract/types.ts';
import type { IntegrationKey } from '../../changes.ts';
import type { GroupUpdate } from '../../core/group-update.ts';
import type { IntegrationWrite, KnownIntegration } from '../../core/integration-record.ts';
import { type OperationChange, toChange } from '../../core/operation-changes.ts';
import { type ActedGroup, planActions, type PlannedUpdate } from '../../core/plan-actions.ts';
import { planEndedSilences, silencesAtOnce } from '../../core/plan-ended-silences.ts';
import { planHandshakes } from '../../core/plan-handshakes.ts';
import {
  findOutdated,
  planIntegrationAction,
  planIntegrationDeletion,
  planIntegrationUpdate,
  planNewIntegration,
} from '../../core/plan-integrations.ts';
import { groupsPerPart, planSettling, planTaking } from '../../core/plan-maintenance.ts';
import { type PassedTime, planPassedTime } from '../../core/plan-passed-time.ts';
import { planProvisionedViews } from '../../core/plan-provisioned-views.ts';
import { planProvisioning } from '../../core/plan-provisioning.ts';
import { planTemplateEditing } from '../../core/plan-template-editing.ts';
import { planUndo } from '../../core/plan-undo.ts';
import { planViewChange } from '../../core/plan-views.ts';
import { planProvisionedWindows, planWindowChange } from '../../core/plan-windows.ts';
import { makeToken } from '../../make-token.ts';
import type { ActionReport, PersonAction } from '../../shapes/actions.ts';
import type { IncomingAlert } from '../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../shapes/deliveries.ts';
import type { SecretUse } from '../../shapes/former-secrets.ts';
import type { HandshakeChange } from '../../shapes/handshakes.ts';
import type { Beat, DueHeartbeats, SeenHeartbeat } from '../../shapes/heartbeats.ts';
import type {
  ActedIntegration,
  IntegrationChanges,
  NewIntegration,
  ProvisioningPlan,
  ResealedSecret,
} from '../../shapes/integrations.ts';
import type { WindowChange, WindowOutcome, WindowSettling, WindowTaking } from '../../shapes/maintenance.ts';
import type { IndexedMessage } from '../../shapes/searches.ts';
import type { ChangedBy } from '../../shapes/template-changes.ts';
import type { EditingNote } from '../../shapes/template-editing.ts';
import type { ViewChange, ViewOutcome, ViewPerson } from '../../shapes/views.ts';
import type { RetentionDefaults } from '../../store.ts';
import { canCheckpointAside } from '../checkpointer/can-checkpoint-aside.ts';
import { openWriter } from '../connection.ts';
import { guardFiles, identifyFiles } from '../file-guard.ts';
import { prepare } from '../prepare.ts';
import { type AddedBatch, createAlertWriter } from './batch/alert-writer.ts';
import { OpenGroupCache } from './batch/open-group-cache.ts';
import { createDeletionWriter } from './deletion-writer.ts';
import { createEventWriter } from './event-writer.ts';
import { createGroupCounters, restoreCounters } from './group-counters.ts';
import { createGroupWriter } from './group-writer.ts';
import { createHandshakeWriter } from './handshake-writer.ts';
import { createHeartbeatWriter } from './heartbeat-writer.ts';
import { createHistoryWriter } from './history-writer.ts';
import { createIntegrationWriter } from './integration-writer.ts';
import { createKeySilenceWriter } from './key-silence-writer.ts';
import { createMessageIndex } from './message-index.ts';
import { createOperationWriter } from './operation-writer.ts';
import { createRetention } from './retention/retention.ts';
import { createSearchIndex } from './search-index.ts';
import { createTemplateEditingWriter } from './template-editing-writer.ts';
import { createTimeWriter } from './time-writer.ts';
import { transaction } from './transaction.ts';
import { createViewWriter } from './view-writer.ts';
import { createWakingWriter } from './waking-writer.ts';
import { createWindowWriter } from './window-writer.ts';

/** Every write to the database. Each method that writes is one transaction, durable when it returns. */
export interface Writer {
  addAlerts(alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): AddedBatch;
  /** As the store's. */
  actOnGroups(
    orgId: number,
    ids: readonly number[],
    action: PersonAction,
    actor: Actor,
    at: number,
    operation?: string
  ): ActionReport;
  undoPart(orgId: number, part: number, actor: Actor, at: number): ActionReport;
  /** @returns whether the group has that note, as `deleteNote` */
  editNote(orgId: number, groupId: number, id: number, text: string, at: number): boolean;
  deleteNote(orgId: number, groupId: number, id: number): boolean;
  /** @returns the orgs that had a silence to end */
  endSilences(now: number): number[];
  /** As the store's. */
  noteReceiving(now: number, passed: number | null): void;
  /** Has time look at some of the groups that are due. */
  passTime(now: number): PassedTime;
  /** As the store's, as are the two below. */
  noteHeartbeats(beats: readonly Beat[]): void;
  findDueHeartbeats(now: number): DueHeartbeats;
  saveHeartbeats(seen: readonly SeenHeartbeat[]): void;
  createIntegration(orgId: number, integration: NewIntegration): void;
  /** As `OrgWriter`'s, as is the one below. */
  updateIntegration(orgId: number, uid: string, changes: IntegrationChanges, by: ChangedBy): TemplateName[] | null;
  deleteIntegration(orgId: number, uid: string, at: number): boolean;
  /** As the store's. */
  actOnIntegrations(orgId: number, uids: readonly string[], action: IntegrationAction, at: number): ActedIntegration[];
  resealSecrets(secrets: readonly ResealedSecret[]): void;
  noteSecretUses(uses: readonly SecretUse[]): void;
  /** As the store's. @returns the integrations that had one */
  deleteEndedSecrets(now: number): IntegrationKey[];
  /** As the store's. */
  changeHandshakes(orgId: number, uid: string, change: HandshakeChange): boolean;
  noteTemplateEditing(orgId: number, uid: string, note: EditingNote, at: number): boolean;
  changeViews(orgId: number, person: ViewPerson, change: ViewChange): ViewOutcome;
  changeWindows(orgId: number, change: WindowChange, actor: Actor, at: number): WindowOutcome;
  /** @returns how many groups it has silenced */
  takeIntoMaintenance(taking: WindowTaking): number;
  /** @returns how many groups have another silence, or none; null where nothing is left to be done */
  settleMaintenance(settling: WindowSettling): number | null;
  /** @returns an integration whose token belongs to another one, and then nothing has changed; null where there is none */
  provision(plan: ProvisioningPlan): IntegrationKey | null;
  /** @returns whether there is more to do at once */
  retain(now: number, defaults: RetentionDefaults, clock: number): boolean;
  /** Saves how far time has passed, as retention trusts it. */
  saveRetentionTime(time: number): void;
  /**
   * Writes some of what storms and an upgrade have left: groups that cannot be found by their labels, keys and titles yet, and
   * counters that were deferred before the last call.
   */
  catchUp(): CaughtUp;
  /** Queues the groups of the next alerts, so that their messages are rendered and indexed. */
  queueMessages(): void;
  /** As the store's. @returns the orgs whose groups are found by other messages */
  indexMessages(messages: readonly IndexedMessage[]): number[];
  /** As the store's. */
  updateHistories(now: number): boolean;
  /** Writes a row that nobody reads, to find out whether the database takes it. */
  probe(): void;
  /** @throws {StoreUnavailable} where the files were replaced, so that nobody would find what is written, see `FileGuard` */
  checkFiles(): void;
  /**
   * How many pages of the write-ahead log are not in the database file yet; 0 where that cannot be read, or where nobody else may
   * make a checkpoint.
   */
  pagesToCheckpoint(): number;
  close(): void;
}

/** What `catchUp` has done. */
export interface CaughtUp {
  /** Whether there is more to do at once. */
  readonly more: boolean;
  /** Whether no counters are deferred any more. */
  readonly flushed: boolean;
  /** The orgs whose groups are found by more. */
  readonly orgIds: readonly number[];
}

/** Groups that `catchUp` indexes at most, so that it takes some ten milliseconds. */
const indexedAtOnce = 300;

/** The same of groups that were there before the index, which can wait longer. */
const filledBackAtOnce = 100;

/** Groups that `passTime` looks at, and integrations of which heartbeats are looked at. */
const lookedAtAtOnce = 500;

/** Alerts whose groups `queueMessages` queues at most, so that it takes some milliseconds. */
const queuedAtOnce = 2000;

/**
 * Opens the database at `path` for writing; its schema is up to date. A file has one writer.
 * @param elapsed a monotonic clock, in milliseconds
 * What is decided comes from the plans in `core/`: the writer loads what they need to know, and writes what they say.
 */
export function createWriter(path: string, elapsed = () => performance.now()): Writer {
  const database = openWriter(path);
  restoreCounters(database);
  const files = guardFiles(path, identifyFiles(path), () => database.exec('pragma wal_checkpoint(passive)'));
  const counters = createGroupCounters(database);
  const events = createEventWriter(database);
  const operations = createOperationWriter(database);
  const deletions = createDeletionWriter(database);
  const groups = createGroupWriter(database, { counters, events });
  const integrations = createIntegrationWriter(database);
  const waking = createWakingWriter(database);
  const histories = createHistoryWriter(database);
  const handshakes = createHandshakeWriter(database);
  const views = createViewWriter(database);
  const windows = createWindowWriter(database);
  const time = createTimeWriter(database);
  const heartbeats = createHeartbeatWriter(database, time);
  const keySilences = createKeySilenceWriter(database);
  const cache = new OpenGroupCache();
  const searchIndex = createSearchIndex(database);
  const editing = createTemplateEditingWriter(database);
  const deeds = [operations, deletions, keySilences, windows, editing];
  const retention = createRetention(database, { counters, deeds, searchIndex });
  const messageIndex = createMessageIndex(database);
  let flushesNext = false;
  const saveRetentionTime = prepare(database, (db, trusted_at: number) =>
    db.updateTable('retention_time').set({ trusted_at }).compile()
  );
  const writeProbe = prepare(database, (db) =>
    db
      .updateTable('probes')
      .set({ number: sql`number + 1` })
      .compile()
  );
  const readLog = canCheckpointAside(process.versions.sqlite)
    ? database.prepare('pragma wal_checkpoint(noop)')
    : undefined;

  return {
    addAlerts: createAlertWriter(database, {
      ...{ groups, events, counters, cache, keySilences, retention, searchIndex, elapsed },
    }),

    actOnGroups(orgId, ids, action, actor, at, operation) {
      return counters.transaction(() => {
        const by = { actor, at };
        const plan = planActions(groups.loadForAction(orgId, ids), ids, action, by);
        const changes = [...plan.updates.map(update), ...plan.deletions.map(hide)];
        plan.keySilences.forEach(keySilences.save);
        if (changes.length > 0) {
          operations.meet(orgId, [actor, action.action === 'assign' ? action.assignee : null], at);
        }
        if (changes.length > 0 && operation !== undefined) {
          operations.record(orgId, operation, by, changes);
        }
        return plan.report;
      });

      function update(planned: PlannedUpdate): OperationChange {
        cache.forget(planned.id);
        const eventId = groups.updateByPerson(planned, operation ?? null);
        return toChange(action.action === 'note' ? 'noted' : 'handled', planned, eventId);
      }

      function hide(deleted: ActedGroup): OperationChange {
        const { id, group } = deleted;
        cache.forget(id);
        retention.hide(id, at);
        deletions.record(deleted, { actor, at });
        return toChange('deleted', { id, before: group }, 0);
      }
    },

    undoPart(orgId, part, actor, at) {
      return counters.transaction(() => {
        const taken = operations.takePart(orgId, part);
        if (taken === undefined) {
          return { changed: [], canUndo: false, refused: [] };
        }
        const { operation, changes } = taken;
        const facts = groups.loadForUndo(orgId, changes);
        const { report, updates, notes, keySilences: restored } = planUndo(facts, changes, { actor, at });
        for (const planned of updates) {
          cache.forget(planned.id);
          groups.updateByPerson(planned, operation);
          if (facts.groups.get(planned.id)?.isHidden) {
            groups.show(planned.id);
            deletions.takeBack(planned.id);
            messageIndex.queue(orgId, planned.id);
          }
        }
        notes.forEach(({ groupId, eventId }) => events.deleteNote(orgId, groupId, eventId));
        restored.forEach(keySilences.save);
        return report;
      });
    },

    editNote: (orgId, groupId, id, text, at) =>
      transaction(database, () => events.editNote(orgId, groupId, id, text, at)),
    deleteNote(orgId, groupId, id) {
      return transaction(database, () => {
        const group = groups.loadForAction(orgId, [groupId]).groups.get(groupId);
        if (group === undefined || !events.deleteNote(orgId, groupId, id)) {
          return false;
        }
        cache.forget(groupId);
        const noteCount = group.group.noteCount - 1;
        groups.update({ id: groupId, orgId, group: { ...group.group, noteCount }, events: [] });
        return true;
      });
    },

    endSilences(now) {
      const silenced = groups.findDueSilences(now, silencesAtOnce);
      if (silenced.length === 0) {
        return [];
      }
      return transaction(database, () => {
        const { updates, orgIds } = planEndedSilences(silenced, now);
        for (const update of updates) {
          groups.update(update);
          cache.forget(update.id);
        }
        return orgIds;
      });
    },

    noteReceiving(now, passed) {
      transaction(database, () => time.noteReceiving(now, passed));
    },
    passTime(now) {
      const isWaking = waking.isDue() && wakeSome();
      const due = groups.findDue(now, lookedAtAtOnce);
      if (due.length === 0) {
        return { orgIds: [], more: isWaking };
      }
      return transaction(database, () => {
        const { updates, orgIds } = planPassedTime(due, time.loadPeriods(), now);
        for (const update of updates) {
          groups.update(update);
          cache.forget(update.id);
        }
        return { orgIds, more: isWaking || due.length === lookedAtAtOnce };
      });
    },

    noteHeartbeats(beats) {
      transaction(database, () => heartbeats.note(beats));
    },
    findDueHeartbeats: (now) => heartbeats.findDue(now, lookedAtAtOnce),
    saveHeartbeats(seen) {
      transaction(database, () => heartbeats.save(seen));
    },

    createIntegration(orgId, integration) {
      transaction(database, () => planNewIntegration(orgId, integration).forEach(integrations.write));
    },
    updateIntegration(orgId, uid, changes, by) {
      let outdated: TemplateName[] = [];
      const isThere = changeIntegration(orgId, uid, (known) => {
        outdated = findOutdated(known, changes);
        return outdated.length > 0 ? [] : planIntegrationUpdate(known, changes, by);
      });
      return isThere ? outdated : null;
    },
    deleteIntegration: (orgId, uid, at) => changeIntegration(orgId, uid, (known) => planIntegrationDeletion(known, at)),

    resealSecrets(secrets) {
      transaction(database, () => secrets.forEach(integrations.reseal));
    },
    noteSecretUses(uses) {
      transaction(database, () => uses.forEach(integrations.noteUse));
    },
    deleteEndedSecrets: (now) => transaction(database, () => integrations.deleteEnded(now)),

    actOnIntegrations(orgId, uids, action, at) {
      return transaction(database, () => {
        const known = uids.map((uid) => integrations.find(orgId, uid));
        const { outcomes, writes } = planIntegrationAction(known, uids, action, at);
        writes.forEach(integrations.write);
        return outcomes;
      });
    },

    changeHandshakes(orgId, uid, change) {
      return transaction(database, () => {
        const integration = integrations.find(orgId, uid);
        const known = integration === undefined ? [] : handshakes.load(integration.id);
        const writes = integration === undefined ? [] : planHandshakes(known, change);
        writes.forEach((write) => handshakes.write({ orgId, uid }, write));
        return writes.length > 0;
      });
    },

    noteTemplateEditing(orgId, uid, note, at) {
      return transaction(database, () => {
        const integration = integrations.find(orgId, uid);
        if (integration === undefined) {
          return false;
        }
        const { writes, hasChanged } = planTemplateEditing(editing.load(orgId), integration.id, note, at);
        writes.forEach(editing.write);
        return hasChanged;
      });
    },

    changeViews(orgId, person, change) {
      return transaction(database, () => {
        const { outcome, writes } = planViewChange(views.load(orgId, person.login), person, change);
        writes.forEach(views.write);
        return outcome;
      });
    },

    changeWindows(orgId, change, actor, at) {
      return transaction(database, () => {
        const { outcome, writes } = planWindowChange(windows.load(orgId), change, { orgId, actor, at });
        writes.forEach(windows.write);
        return outcome;
      });
    },

    takeIntoMaintenance(taking) {
      return counters.transaction(() => {
        const { orgId, version, ids, until, at } = taking;
        const [window] = windows.find([taking]);
        if (window?.version !== version) {
          return 0;
        }
        const facts = {
          groups: groups.loadForAction(orgId, ids).groups,
          taken: windows.findTaken(window, ids, at),
        };
        const updates = planTaking(facts, window, taking);
        for (const update of updates) {
          windows.note(window, { groupId: update.id, eventId: updateGroup(update), endsAt: until });
        }
        return updates.length;
      });
    },

    settleMaintenance(settling) {
      return counters.transaction(() => {
        const { orgId, version, until, at } = settling;
        const [window] = windows.find([settling]);
        if (window?.version !== version) {
          return null;
        }
        const ids = windows.findUnsettled(window, until ?? at, at, groupsPerPart);
        if (ids.length === 0) {
          windows.settle(window);
          return null;
        }
        const updates = planSettling(groups.loadForAction(orgId, ids).groups.values(), window, settling);
        updates.forEach(updateGroup);
        ids.forEach((id) => windows.setEnd(window, id, until ?? at));
        return updates.length;
      });
    },

    provision(plan) {
      return transaction(database, () => {
        const { writes, taken } = planProvisioning(integrations.loadForProvisioning(plan), plan, makeToken);
        writes.forEach(integrations.write);
        if (taken === null) {
          planProvisionedViews(plan.views).forEach(views.write);
          const { maintenance } = plan;
          const known = windows.find([...maintenance.windows, ...maintenance.deletions]);
          planProvisionedWindows(known, maintenance, plan.at).forEach(windows.write);
        }
        return taken;
      });
    },

    retain: retention.step,
    updateHistories: (now) => transaction(database, () => histories.update(now)),
    saveRetentionTime(time) {
      saveRetentionTime.run(time);
    },

    catchUp() {
      return counters.transaction(() => {
        const flushed = flushesNext && counters.hasDeferred();
        if (flushed) {
          counters.flushAll();
        }
        flushesNext = !flushed && counters.hasDeferred();
        const fresh = searchIndex.step(indexedAtOnce);
        const old = fresh.more ? fresh : searchIndex.fillBack(filledBackAtOnce);
        return { more: fresh.more || old.more, flushed, orgIds: [...fresh.orgIds.union(old.orgIds)] };
      });
    },

    queueMessages() {
      transaction(database, () => messageIndex.queueNew(queuedAtOnce));
    },
    indexMessages: (messages) => transaction(database, () => messageIndex.index(messages)),

    probe() {
      transaction(database, () => writeProbe.run());
    },

    checkFiles: files.check,

    pagesToCheckpoint() {
      try {
        const row = readLog?.get() as { log: number; checkpointed: number } | undefined;
        return row === undefined ? 0 : row.log - row.checkpointed;
      } catch {
        // The calls that write say what is wrong with the database.
        return 0;
      }
    },

    close() {
      try {
        counters.transaction(counters.flushAll);
      } catch {
        // The next start counts what cannot be written now.
      }
      database.close();
    },
  };

  /** @returns the id of the last event */
  function updateGroup(update: GroupUpdate): number {
    cache.forget(update.id);
    return groups.updateByPerson(update, null);
  }

  /** @returns whether there are more */
  function wakeSome(): boolean {
    transaction(database, waking.wakeSome).forEach((id) => cache.forget(id));
    return waking.isDue();
  }

  function changeIntegration(
    orgId: number,
    uid: string,
    plan: (known: KnownIntegration) => readonly IntegrationWrite[]
  ): boolean {
    return transaction(database, () => {
      const known = integrations.find(orgId, uid);
      if (known !== undefined) {
        plan(known).forEach(integrations.write);
      }
      return known !== undefined;
    });
  }
}
