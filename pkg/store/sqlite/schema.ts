import type { Generated, Insertable, Selectable } from 'kysely';
import type { IntegrationType } from '../../contract/integration-types.ts';
import type { State } from '../../contract/states.ts';
import type { GroupEvent } from '../../contract/types.ts';
import type { Facts } from '../../interpret/facts.ts';

/** The tables as SQLite holds them: times in milliseconds, booleans as 0 and 1, actors as JSON. */
export interface Schema {
  orgs: { id: number; last_group_number: number };
  integrations: IntegrationTable;
  alert_groups: GroupTable;
  alerts: AlertTable;
  events: EventTable;
}

interface IntegrationTable {
  id: Generated<number>;
  org_id: number;
  uid: string;
  name: string;
  type: IntegrationType;
  description: string;
  /** Null once the integration is deleted. */
  token: string | null;
  provisioned: number;
  token_provisioned: number;
  created_at: number;
  deleted_at: number | null;
  alert_count: number;
  last_alert_at: number | null;
}

interface GroupTable {
  id: Generated<number>;
  org_id: number;
  integration_id: number;
  number: number;
  key_hash: Uint8Array | null;
  grouping_key: string | null;
  state: State;
  title: string;
  message: string | null;
  image_url: string | null;
  source_link: string | null;
  alert_count: number;
  started_at: number;
  last_alert_at: number;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
  resolved_at: number | null;
  resolved_by: string | null;
  silenced_at: number | null;
  silenced_by: string | null;
  silenced_until: number | null;
}

interface AlertTable {
  id: Generated<number>;
  org_id: number;
  group_id: number;
  received_at: number;
  signal: Facts['signal'];
  title: string | null;
  payload: string;
}

interface EventTable {
  id: Generated<number>;
  org_id: number;
  group_id: number;
  at: number;
  type: GroupEvent['type'];
  actor: string;
  silenced_until: number | null;
}

export type GroupRow = Selectable<GroupTable>;
export type NewGroupRow = Insertable<GroupTable>;
export type IntegrationRow = Selectable<IntegrationTable>;
