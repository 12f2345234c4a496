import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { indexGroups } from '../../../test-support/sidecar/index-groups.ts';
import { describeSearch } from '../../../test-support/sidecar/query/describe-search.ts';
import { learnFunctions, toKysely } from './connection.ts';
import { migrate } from './migrate.ts';
import { toSqliteDatabase } from './sqlite-database.ts';

describeSearch('SQLite', async () => {
  const connection = new DatabaseSync(':memory:');
  learnFunctions(connection);
  await migrate(connection);
  connection.exec('begin');
  const database = toSqliteDatabase(toKysely(connection));
  return {
    database,
    async insert(table, rows) {
      let statement: StatementSync | undefined;
      for (const row of rows) {
        const names = Object.keys(row);
        statement ??= connection.prepare(
          `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`
        );
        statement.run(...Object.values(row));
      }
    },
    async index() {
      connection.exec('commit');
      indexGroups(connection);
    },
    close: () => database.db.destroy(),
  };
});
