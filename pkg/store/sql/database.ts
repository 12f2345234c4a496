import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * A database that the shared queries ask: its connection, and what each kind of database does in its own way. Reads are written
 * once, in this folder, in the SQL that SQLite and PostgreSQL share.
 */
export interface Database {
  readonly db: Kysely<Schema>;
  /** The text as one that is compared and sorted without regard to case. */
  ignoringCase(text: RawBuilder<string>): RawBuilder<string>;
  /** The text as a string of JSON, in UTF-8. */
  toJson(text: RawBuilder<string>): RawBuilder<Uint8Array>;
  /** At most `limit` ids of the group's alerts that are less than `before`, newest first. */
  findGroupAlertIds(groupId: number, range: { before: number; limit: number }): Promise<number[]>;
  /** At most `limit` ids of the integration's alerts, newest first. */
  findIntegrationAlertIds(integrationId: number, limit: number): Promise<number[]>;
}
