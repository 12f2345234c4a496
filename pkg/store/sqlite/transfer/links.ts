import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { TransferRow } from '../../transfer/tables.ts';

/** Inserts alerts in the order of their ids, linked to the one before them in their group and in their integration. */
export interface Links {
  /** The caller holds the transaction. */
  insert(columns: readonly string[], rows: readonly TransferRow[]): void;
}

/** Which alert is the newest is kept with the counters, where it belongs in the end. */
export function createLinks(database: DatabaseSync): Links {
  const newestOf = (table: string, owner: string) => ({
    read: database.prepare(`select last_alert_id from ${table} where ${owner} = ?`),
    write: database.prepare(`update ${table} set last_alert_id = ? where ${owner} = ?`),
  });
  const groups = newestOf('alert_group_counts', 'group_id');
  const integrations = newestOf('integration_counts', 'integration_id');

  return {
    insert(columns, rows) {
      const all = [...columns, 'previous_in_group', 'previous_in_integration'];
      const insert = database.prepare(
        `insert into alerts (${all.join(', ')}) values (${all.map(() => '?').join(', ')})`
      );
      const [id, group, integration] = ['id', 'group_id', 'integration_id'].map((name) => columns.indexOf(name));
      const inGroup = new Map<number, number | null>();
      const inIntegration = new Map<number, number | null>();
      for (const row of rows) {
        const [alertId, groupId, integrationId] = [id, group, integration].map((at) => row[at as number] as number) as [
          number,
          number,
          number,
        ];
        insert.run(
          ...(row as SQLInputValue[]),
          replace(inGroup, groups, groupId, alertId),
          replace(inIntegration, integrations, integrationId, alertId)
        );
      }
      inGroup.forEach((alertId, groupId) => groups.write.run(alertId, groupId));
      inIntegration.forEach((alertId, integrationId) => integrations.write.run(alertId, integrationId));
    },
  };

  /** @returns the newest alert before this one */
  function replace(
    newest: Map<number, number | null>,
    { read }: ReturnType<typeof newestOf>,
    owner: number,
    alertId: number
  ): number | null {
    const before = newest.has(owner) ? newest.get(owner) : (read.get(owner) as LastAlert | undefined)?.last_alert_id;
    newest.set(owner, alertId);
    return before ?? null;
  }
}

interface LastAlert {
  readonly last_alert_id: number | null;
}
