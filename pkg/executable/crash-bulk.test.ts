import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openConnection } from '../../preview/plugin-host/connection.ts';
import { createPluginClient, type PluginClient } from '../../preview/plugin-host/plugin-client.ts';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { type BuiltSidecar, startBuiltSidecar } from '../../test-support/sidecar/crash/built-sidecar.ts';
import { findStoreFaults } from '../../test-support/sidecar/crash/store-faults.ts';

const bundle = buildForTests();
const groups = 3000;
const operation = randomUUID();

let path: string;
let sidecar: BuiltSidecar;
let client: PluginClient;
let close: () => void;

beforeEach(async () => {
  path = join(mkdtempSync(join(bundle, 'store-')), 'bellhook.db');
  await start();
});
afterEach(async () => {
  close();
  sidecar.process.kill('SIGKILL');
  await sidecar.gone;
});

async function start(): Promise<void> {
  sidecar = await startBuiltSidecar({ bundle, database: path });
  const connection = openConnection(`unix:${sidecar.socketPath}`);
  client = createPluginClient(() => connection);
  close = () => connection.close();
}

async function call(method: string, route: string, body?: object) {
  const user = { login: 'ada', name: 'Ada', email: '', role: 'Editor' };
  const reply = await client.callResource(
    { orgId: 1, user },
    { method, path: route, ...(body !== undefined && { body: JSON.stringify(body) }) }
  );
  return { status: reply.status, body: JSON.parse(reply.body.toString()) as Record<string, unknown> };
}

const acknowledgeAll = () =>
  call('POST', 'alert-groups/actions', {
    operation,
    groups: { query: 'state:open', asOf: new Date().toISOString() },
    action: { action: 'acknowledge' },
  });

async function openGroups(): Promise<void> {
  let sent = 0;
  const sender = async () => {
    while (sent < groups) {
      sent += 1;
      const response = await fetch(sidecar.webhook, {
        method: 'POST',
        body: JSON.stringify({ alert_uid: `group ${sent}`, mark: `${sent}` }),
      });
      expect(response.status).toBe(200);
    }
  };
  await Promise.all(Array.from({ length: 48 }, sender));
}

/** How many groups are acknowledged, and how many of their events say so. */
function readActed() {
  const database = new DatabaseSync(path, { readOnly: true });
  const count = (query: string, ...values: string[]) =>
    (database.prepare(query).get(...values) as { count: number }).count;
  const acted = {
    groups: count(`select count(*) as count from alert_groups where state = 'acknowledged'`),
    events: count(
      `select count(*) as count from events join alert_groups on alert_groups.id = group_id
       where type = 'acknowledged' and operation = ? and state = 'acknowledged'`,
      operation
    ),
  };
  database.close();
  return acted;
}

test('kill -9 in the middle of an action on many groups leaves whole parts, which are gone on with and undone', async () => {
  await openGroups();
  const asked = acknowledgeAll().catch(() => 'no answer');
  const database = new DatabaseSync(path, { readOnly: true });
  const begun = database.prepare(`select 1 from alert_groups where state = 'acknowledged' limit 1`);
  while (begun.get() === undefined) {
    await new Promise(setImmediate);
  }
  sidecar.process.kill('SIGKILL');
  database.close();
  await sidecar.gone;
  expect(await asked).toBe('no answer');
  close();

  await start();
  const left = readActed();
  expect(left.groups).toBeGreaterThan(0);
  expect(left.groups).toBeLessThan(groups);
  expect(left.events).toBe(left.groups);

  // Whoever heard nothing asks again by the same name: the rest is done, and the answer is about all.
  expect(await acknowledgeAll()).toMatchObject({
    status: 200,
    body: { changed: groups, refusedCount: 0, canUndo: true },
  });
  expect(readActed()).toEqual({ groups, events: groups });
  expect(await call('POST', `operations/${operation}/undo`)).toMatchObject({
    status: 200,
    body: { restored: groups, refusedCount: 0 },
  });
  expect(readActed().groups).toBe(0);

  sidecar.process.kill('SIGKILL');
  await sidecar.gone;
  expect(
    findStoreFaults(
      path,
      Array.from({ length: groups }, (_, i) => `${i + 1}`)
    )
  ).toEqual([]);
});
