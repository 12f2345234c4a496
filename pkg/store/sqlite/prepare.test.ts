import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { migrate } from './migrate.ts';
import { prepare } from './prepare.ts';

let database: DatabaseSync;

beforeEach(async () => {
  database = new DatabaseSync(':memory:');
  await migrate(database);
});

test('parameters come in the order of the function, wherever the statement has them, and as often', () => {
  const insert = prepare(database, (db, number: number, id: number) =>
    db
      .insertInto('orgs')
      .values({ id, last_group_number: number })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_group_number: number }))
      .compile()
  );
  const find = prepare(database, (db, id: number) => db.selectFrom('orgs').selectAll().where('id', '=', id).compile());
  expect(insert.run(3, 7).changes).toBe(1);
  insert.run(4, 7);
  expect({ ...find.get(7) }).toEqual({ id: 7, last_group_number: 4 });
  expect([find.get(8), find.all(7).length]).toEqual([undefined, 1]);
});

test('null is a value', () => {
  const save = prepare(database, (db, at: number | null) =>
    db.updateTable('retention_time').set({ trusted_at: at }).compile()
  );
  const read = prepare(database, (db) => db.selectFrom('retention_time').select('trusted_at').compile());
  save.run(5);
  expect(read.get()?.trusted_at).toBe(5);
  save.run(null);
  expect(read.get()?.trusted_at).toBeNull();
});

test('a constant is refused unless it is written out', () => {
  expect(() =>
    prepare(database, (db) => db.selectFrom('alert_groups').select('id').where('state', '=', 'firing').compile())
  ).toThrow('write the constant firing with sql.lit');
  expect(
    prepare(database, (db) =>
      db.selectFrom('alert_groups').select('id').where('state', '=', sql.lit('firing')).compile()
    ).all()
  ).toEqual([]);
});
