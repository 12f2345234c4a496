import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * A database that the shared queries ask: its connection, and what each kind of database does in its own way. Reads are written
 * once, in this folder, in the SQL that SQLite and PostgreSQL share.
 */
export interface Database {
  readonly db: Kysely<Schema>;
  /** The ids of the integrations that whoever reads does not see; queries of people's reads leave out what is of them. */
  readonly hidden: readonly number[];
  /** The column, where an index on it would be a worse way than what else is asked: SQLite takes it, PostgreSQL knows better. */
  aside(column: string): RawBuilder<unknown>;
  /** The text as one that is compared and sorted without regard to case. */
  ignoringCase(text: RawBuilder<string>): RawBuilder<string>;
  /** Has the database keep its plan for the statement with that text, of which there are few. */
  keepPlan(statement: string): void;
  /** Does several reads on one state of the database; within such reads that is the state that these have. */
  atOnce<Result>(read: (database: Database) => Promise<Result>): Promise<Result>;
  /** The title of a row of `alert_groups`, and the text of a row of `events`, as `foldCase` makes them. */
  readonly foldedTitle: RawBuilder<string>;
  readonly foldedNote: RawBuilder<string>;
  /** A table of ids, in its column `id`. */
  idsOf(ids: readonly number[]): RawBuilder<{ id: number }>;
  /** Whether the column has one of the ids, which an index on it finds. */
  isOneOf(column: string, ids: readonly number[]): RawBuilder<SqlBool>;
  /**
   * The rows of `alert_groups` that have the ids which are selected, found by these: the tables, and a test.
   * @param ids none twice
   * @param part how many of all groups they are: few, or up to half
   */
  startAt(
    ids: RawBuilder<{ id: number }>,
    part: 'few' | 'many'
  ): { readonly from: RawBuilder<unknown>; readonly where: RawBuilder<SqlBool> };
  /**
   * Selects the `id` of all that have all of the pieces somewhere in their text, in all orgs: of groups, or of events for notes.
   * @param pieces folded, each of at least three characters
   */
  findTexts(
    table: 'group_titles' | 'group_messages' | 'note_index',
    pieces: readonly string[]
  ): RawBuilder<{ id: number }>;
  /**
   * Whether the text of a row of `alert_groups` has all of the pieces; the same as to be among `findTexts`.
   * @param rows how many are tested: all of them, or a few until enough are found
   */
  hasTexts(
    table: 'group_titles' | 'group_messages',
    pieces: readonly string[],
    rows: 'all' | 'few'
  ): RawBuilder<SqlBool>;
  /** The end of a subselect that tests a row where few rows are tested until enough are found, each by itself. */
  readonly ofEachRow: RawBuilder<unknown>;
  /** Whether the message of a row of `alert_groups` was indexed since the group is there: of its newest alert, or an earlier one. */
  readonly hasIndexedMessage: RawBuilder<SqlBool>;
  /** The earlier of a time by the sidecar's clock, in milliseconds since 1970, and the present by that of a server that sidecars share. */
  agreed(time: number): RawBuilder<number>;
  /** Whether sums of very many groups take less time than their rows: a server has to send these. */
  readonly sumsFirst: boolean;
  /** The numbers or texts of all rows as a list of JSON, in a text. */
  listOf(value: RawBuilder<unknown>): RawBuilder<string>;
  /**
   * What `make` returned the last time for the key, where the database is still as it was; else what it returns now.
   * @param db where `make` reads
   */
  remember<Result>(
    db: Kysely<Schema>,
    key: string,
    make: () => Promise<Result>,
    sizeOf: (result: Result) => number
  ): Promise<Result>;
  /** What is remembered for the key, where the database is still as it was; else null. */
  recall(db: Kysely<Schema>, key: string): Promise<unknown>;
  /** The text as a string of JSON, in UTF-8. */
  toJson(text: RawBuilder<string>): RawBuilder<Uint8Array>;
  /** The database where the newest alert of the group that is asked for has this id, as the store has deferred the group's counters. */
  knowing(newestAlertId: number): Database;
  /** At most `limit` ids of the group's alerts that are less than `before`, newest first. */
  findGroupAlertIds(groupId: number, range: { before: number; limit: number }): Promise<number[]>;
  /** At most `limit` ids of the integration's alerts, newest first. */
  findIntegrationAlertIds(integrationId: number, limit: number): Promise<number[]>;
}
