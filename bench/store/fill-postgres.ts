import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { alertLine, groupLine, idsPerPartition, planHistory } from './history.ts';
import { variedIntegration } from './varied-integration.ts';

/**
 * Fills a database by COPY, whose indexes are built at the end. A sidecar with `variedIntegration` has stored one alert in it and ended: it
 * is taken away again.
 * @param size how many groups; each has 20 alerts on average, within the last thirty days
 */
export async function fillPostgres(url: string, groups: number, log: (line: string) => void): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      'select id from integrations where uid = $1 and deleted_at is null',
      [variedIntegration.uid]
    );
    const integrationId = Number(rows[0]?.id);
    const { rows: known } = await client.query<{ version: string }>(
      'select title_version as version from alert_groups'
    );
    const titleVersion = known[0]?.version as string;
    await client.query(`truncate alerts, alert_groups, alert_group_counts, group_titles, group_keys, group_messages, group_labels, labels,
      events, group_people, group_tallies, integration_tallies, search_queue`);
    const indexes = await takeIndexesAway(client);
    const history = planHistory(groups, Date.now());
    await makePartitions(client, history.partitions);
    log('alerts are copied');
    await copy(client, 'alerts', alertColumns, history.alerts(), (alert) => alertLine(alert, integrationId));
    log('groups are copied');
    await client.query('alter table alert_groups disable trigger user');
    await copy(client, 'alert_groups', groupColumns, history.groups(), (group) =>
      groupLine(group, { integrationId, titleVersion })
    );
    await client.query('alter table alert_groups enable trigger user');
    for (const statement of [...derive(integrationId), ...indexes, 'vacuum analyze', 'analyze alerts']) {
      log(statement.replace(/\s+/g, ' ').slice(0, 100));
      await client.query(statement);
    }
    await client.query(`select setval('alert_ids', $1), setval('group_ids', $2)`, [history.lastAlertId, groups]);
  } finally {
    await client.end();
  }
}

const alertColumns = 'id, org_id, integration_id, group_id, received_at, signal, title, severity, payload';
const groupColumns =
  'id, org_id, integration_id, number, key_hash, first_alert_id, grouping_key, state, title, title_version, severity, labels, started_at, resolved_at, resolved_by';

async function copy<Row>(
  client: pg.Client,
  table: string,
  columns: string,
  rows: Iterable<Row>,
  toLine: (row: Row) => string
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
  let chunk = '';
  for (const row of rows) {
    chunk += toLine(row);
    if (chunk.length > chunkSize) {
      const isReady = stream.write(chunk);
      chunk = '';
      if (!isReady) {
        await once(stream, 'drain');
      }
    }
  }
  stream.end(chunk);
  await finished(stream);
}

const chunkSize = 256_000;

/** @returns statements that make them again */
async function takeIndexesAway(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select index.relname as name, pg_get_indexdef(index.oid) as definition
    from pg_index join pg_class as index on index.oid = indexrelid join pg_class as indexed on indexed.oid = indrelid
    where indexed.relnamespace = current_schema()::regnamespace and not indexed.relispartition
      and indexed.relname in ('alerts', 'alert_groups', 'alert_group_counts', 'events', 'group_labels', 'group_keys', 'group_titles', 'group_messages')
      and not exists (select 1 from pg_constraint where conindid = index.oid)`);
  for (const { name } of rows) {
    await client.query(`drop index ${pg.escapeIdentifier(name)}`);
  }
  return [
    `set maintenance_work_mem = '512MB'`,
    ...rows.map(({ definition }) => definition.replace(' ON ONLY ', ' ON ')),
  ];
}

/** Those of alerts up to `count`, and the one after it. */
async function makePartitions(client: pg.Client, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await client.query(`create table if not exists alerts_${number} partition of alerts
      for values from (${number * idsPerPartition}) to (${(number + 1) * idsPerPartition})`);
    await client.query(`insert into partitions values ('alerts', ${number}) on conflict do nothing`);
  }
}

/** What follows from groups and alerts. All texts are plain, so that their lower case is how they are folded. */
function derive(integrationId: number): string[] {
  return [
    `insert into alert_group_counts (group_id, group_org_id, alert_count, last_alert_at, last_alert_id, messaged_alert_id)
      select group_id, 1, count(*), max(received_at), max(id), max(id) from alerts group by group_id`,
    `insert into group_titles select id, lower(title) from alert_groups`,
    `insert into group_keys select org_id, lower(grouping_key), id from alert_groups`,
    `insert into group_messages select id, lower(title) || '. the volume /data of ' || (labels::json ->> 'host')
      || ' has less than a tenth of its space left since incident ' || id from alert_groups`,
    `insert into labels (org_id, name, value, folded)
      select distinct 1, pair.key, pair.value, lower(pair.value) from alert_groups, json_each_text(labels::json) as pair`,
    `insert into group_labels select labels.id, alert_groups.id
      from alert_groups, json_each_text(labels::json) as pair
      join labels on labels.org_id = 1 and labels.name = pair.key and labels.value = pair.value`,
    `insert into events (org_id, group_id, at, type, actor)
      select 1, id, started_at, 'opened', '{"kind":"source"}' from alert_groups`,
    `insert into events (org_id, group_id, at, type, actor)
      select 1, id, resolved_at, 'resolved', resolved_by from alert_groups where resolved_at is not null`,
    `insert into group_people select id, 'resolved', org_id, 'reader', 'Reader' from alert_groups
      where resolved_by like '%"user"%'`,
    `insert into group_tallies (org_id, integration_id, state, count)
      select 1, ${integrationId}, state, count(*) from alert_groups group by state`,
    `insert into integration_tallies (integration_id, alert_count, last_alert_at, limited_count)
      select ${integrationId}, sum(alert_count), max(last_alert_at), 0 from alert_group_counts`,
    `insert into orgs select 1, max(number) from alert_groups
      on conflict (id) do update set last_group_number = excluded.last_group_number`,
  ];
}
