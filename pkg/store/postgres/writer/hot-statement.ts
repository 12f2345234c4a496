import { CompiledQuery, type QueryResult, type RawBuilder } from 'kysely';
import { prepareOnServer } from '../kysely.ts';
import type { Db } from './db.ts';

/**
 * A statement that every batch has, whose text never changes: it is compiled once, and prepared by the server where a session is the
 * connection's own.
 * @param built with any values
 * @returns executes it with parameters in the place of the values
 */
export function hotStatement<Row>(
  built: RawBuilder<Row>
): (db: Db, parameters: readonly unknown[]) => Promise<QueryResult<Row>> {
  let text: string | undefined;
  return (db, parameters) => {
    if (text === undefined) {
      text = built.compile(db).sql;
      prepareOnServer(text);
    }
    return db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
  };
}
