import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { PlannedAlert } from '../../../core/alerts/alert-plan.ts';
import type { RowValues } from '../../../sql/row-values.ts';
import { prepareInsertMany } from '../../prepare.ts';

/** The newest alert of each group and integration of a plan, by its place there; null where there is none. */
export interface NewestAlerts {
  readonly inGroup: Array<number | null>;
  readonly inIntegration: Array<number | null>;
}

/**
 * Inserts the alerts of a plan. Alerts have no index by group or by integration, which ingest would pay for; instead each is linked
 * to the one before it in both.
 */
export interface AlertRows {
  /** @param newest before the alerts; afterwards the alerts are counted in */
  insert(alerts: readonly PlannedAlert[], newest: NewestAlerts): void;
}

const columns = [
  'id',
  'org_id',
  'integration_id',
  'group_id',
  'previous_in_group',
  'previous_in_integration',
  'received_at',
  'signal',
  'title',
  'severity',
  'failures',
  'payload',
  'headers',
] as const;

/** With this many rows in a statement, an alert costs three quarters of what it costs alone; more rows save little. */
const rowsAtOnce = 8;

export function createAlertRows(database: DatabaseSync): AlertRows {
  const insertSome = prepareInsertMany(database, 'alerts', columns, rowsAtOnce);
  const insertOne = prepareInsertMany(database, 'alerts', columns, 1);

  return {
    insert(alerts, { inGroup, inIntegration }) {
      let waiting: SQLInputValue[] = [];
      for (const alert of alerts) {
        const { id, group, integration } = alert;
        waiting.push(...toValues(alert, inGroup[group] ?? null, inIntegration[integration] ?? null));
        inGroup[group] = id;
        inIntegration[integration] = id;
        if (waiting.length === rowsAtOnce * columns.length) {
          insertSome.run(...waiting);
          waiting = [];
        }
      }
      for (let at = 0; at < waiting.length; at += columns.length) {
        insertOne.run(...waiting.slice(at, at + columns.length));
      }
    },
  };
}

function toValues(
  alert: PlannedAlert,
  previousInGroup: number | null,
  previousInIntegration: number | null
): RowValues<'alerts', typeof columns> {
  return [
    alert.id,
    alert.orgId,
    alert.integrationId,
    alert.groupId,
    previousInGroup,
    previousInIntegration,
    alert.receivedAt,
    alert.signal,
    alert.title,
    alert.severity,
    alert.failures.length === 0 ? null : JSON.stringify(alert.failures),
    alert.payload,
    alert.headers,
  ];
}
