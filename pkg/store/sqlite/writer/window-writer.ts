import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { rowsPerStep, windowMemory } from '../../core/plan-retention.ts';
import type { WindowWrite } from '../../core/window-record.ts';
import type { KeptWindow, ProvisionedWindow } from '../../shapes/maintenance.ts';
import {
  forgetNotes,
  isTaken,
  nextVersion,
  toKeptWindow,
  toWindowValues,
  windowColumns,
} from '../../sql/maintenance.ts';
import { prepare, prepareInsert } from '../prepare.ts';

/** Loads and writes maintenance windows, and which groups they have silenced. The caller holds the transaction. */
export interface WindowWriter {
  /** The windows of an org, deleted ones too. */
  load(orgId: number): KeptWindow[];
  /** Those of the windows that are there, deleted ones too. */
  find(keys: ReadonlyArray<Pick<ProvisionedWindow, 'orgId' | 'uid'>>): KeptWindow[];
  write(write: WindowWrite): void;
  /** Those of the groups that the window has silenced in an occurrence that is not over. */
  findTaken(window: KeptWindow, ids: readonly number[], at: number): Set<number>;
  /** Some groups that it has silenced in an occurrence that is not over, and of which another end is noted. */
  findUnsettled(window: KeptWindow, until: number, at: number, limit: number): number[];
  /** Notes that the window has silenced a group. */
  note(window: KeptWindow, taken: TakenGroup): void;
  /** Notes another end of the occurrence in which the window has silenced the group. */
  setEnd(window: KeptWindow, groupId: number, endsAt: number): void;
  /** Notes that all of its silences end as the window says. */
  settle(window: KeptWindow): void;
  /** Deletes some of what a window has noted that is over for long enough, and at last the window. @returns whether there was one */
  deleteSome(clock: number): boolean;
}

/** A group that a maintenance window has silenced. */
export interface TakenGroup {
  readonly groupId: number;
  /** Of the silence. */
  readonly eventId: number;
  /** When the occurrence ends. */
  readonly endsAt: number;
}

export function createWindowWriter(database: DatabaseSync): WindowWriter {
  const load = prepare(database, (db, orgId: number) =>
    db.selectFrom('maintenance_windows').selectAll().where('org_id', '=', orgId).compile()
  );
  const find = prepare(database, (db, orgId: number, uid: string) =>
    db.selectFrom('maintenance_windows').selectAll().where('org_id', '=', orgId).where('uid', '=', uid).compile()
  );
  const findVersion = prepare(database, (db) => nextVersion.compile(db));
  const insert = prepareInsert(database, 'maintenance_windows', windowColumns);
  const remove = prepare(database, (db, orgId: number, uid: string) =>
    db.deleteFrom('maintenance_windows').where('org_id', '=', orgId).where('uid', '=', uid).compile()
  );
  const own = prepare(database, (db, orgId: number, uid: string) =>
    db
      .updateTable('maintenance_windows')
      .set({ provisioned: sql.lit(1) })
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .compile()
  );
  const release = prepare(database, (db) =>
    db
      .updateTable('maintenance_windows')
      .set({ provisioned: sql.lit(0) })
      .where('provisioned', '=', sql.lit(1))
      .compile()
  );
  const settle = prepare(database, (db, orgId: number, uid: string) =>
    db
      .updateTable('maintenance_windows')
      .set({ settled: sql.lit(1) })
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .compile()
  );
  const findTaken = prepare(database, (db, orgId: number, uid: string, id: number, at: number) =>
    db
      .selectFrom('maintained_groups')
      .select('group_id')
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .where('group_id', '=', id)
      .where(isTaken(at))
      .compile()
  );
  const findUnsettled = prepare(database, (db, orgId: number, uid: string, at: number, until: number, limit: number) =>
    db
      .selectFrom('maintained_groups')
      .select('group_id')
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .where('ends_at', '>', at)
      .where('ends_at', '<>', until)
      .limit(limit)
      .compile()
  );
  const note = prepareInsert(database, 'maintained_groups', ['org_id', 'uid', 'group_id', 'ends_at', 'event_id']);
  const removeNote = prepare(database, (db, orgId: number, uid: string, id: number) =>
    db
      .deleteFrom('maintained_groups')
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .where('group_id', '=', id)
      .compile()
  );
  const setEnd = prepare(database, (db, endsAt: number, orgId: number, uid: string, id: number) =>
    db
      .updateTable('maintained_groups')
      .set({ ends_at: endsAt })
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .where('group_id', '=', id)
      .compile()
  );
  const findOver = prepare(database, (db, deletedBefore: number, overBefore: number) =>
    db
      .selectFrom('maintenance_windows')
      .select(['org_id', 'uid'])
      .where('settled', '=', sql.lit(1))
      .where('provisioned', '=', sql.lit(0))
      .where(({ or, eb }) => or([eb('deleted_at', '<', deletedBefore), eb('last_ends_at', '<', overBefore)]))
      .limit(sql.lit(1))
      .compile()
  );
  const removeNotes = prepare(database, (db, orgId: number, uid: string) => forgetNotes(orgId, uid).compile(db));

  return {
    load: (orgId) => load.all(orgId).map(toKeptWindow),
    find: (keys) => keys.flatMap(({ orgId, uid }) => find.all(orgId, uid).map(toKeptWindow)),
    write(write) {
      switch (write.kind) {
        case 'put': {
          const { orgId, uid } = write.record;
          const version = findVersion.get()?.version ?? 1;
          remove.run(orgId, uid);
          insert.run(...toWindowValues(write.record, version));
          return;
        }
        case 'own':
          own.run(write.orgId, write.uid);
          return;
        case 'release_all':
          release.run();
      }
    },
    findTaken: ({ orgId, uid }, ids, at) =>
      new Set(ids.filter((id) => findTaken.get(orgId, uid, id, at) !== undefined)),
    findUnsettled: ({ orgId, uid }, until, at, limit) =>
      findUnsettled.all(orgId, uid, at, until, limit).map(({ group_id }) => group_id),
    note({ orgId, uid }, { groupId, eventId, endsAt }) {
      removeNote.run(orgId, uid, groupId);
      note.run(orgId, uid, groupId, endsAt, eventId);
    },
    setEnd({ orgId, uid }, groupId, endsAt) {
      setEnd.run(endsAt, orgId, uid, groupId);
    },
    settle({ orgId, uid }) {
      settle.run(orgId, uid);
    },
    deleteSome(clock) {
      const before = clock - windowMemory;
      const over = findOver.get(before, before);
      if (over !== undefined) {
        const { changes } = removeNotes.run(over.org_id, over.uid);
        if (changes < rowsPerStep) {
          remove.run(over.org_id, over.uid);
        }
      }
      return over !== undefined;
    },
  };
}
