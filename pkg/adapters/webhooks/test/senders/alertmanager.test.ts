import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../../test-support/sidecar/eventually.ts';
import { freePort } from '../../../../../test-support/sidecar/port.ts';
import { end, hasPrograms } from '../../../../../test-support/sidecar/real-sender.ts';
import { startTestSidecar, type TestSidecar } from '../../../../../test-support/sidecar/test-sidecar.ts';
import { where } from '../../../../../test-support/sidecar/where.ts';

/** Debian's name of the executable, and Prometheus's. */
const executable = ['prometheus-alertmanager', 'alertmanager'].find((name) => hasPrograms(name));

where(executable !== undefined).describe('a real Alertmanager', () => {
  let sidecar: TestSidecar;
  let alertmanager: ChildProcess | undefined;
  let folder: string;
  let address: string;
  /** By group, and by alert. */
  let whole: string;
  let split: string;

  beforeAll(async () => {
    sidecar = await startTestSidecar();
    const create = async (settings: object) =>
      (await sidecar.call('POST', 'integrations', { name: 'Prometheus', type: 'alertmanager', settings })).body;
    const integrations = [await create({}), await create({ split: true })];
    [whole = '', split = ''] = integrations.map(({ uid }) => uid);
    const urls = integrations.map(({ url }) => `http://127.0.0.1:${sidecar.port}${new URL(url).pathname}`);
    folder = mkdtempSync(join(tmpdir(), 'bellhook-alertmanager-'));
    writeFileSync(
      join(folder, 'alertmanager.yml'),
      `route:
  receiver: bellhook
  group_by: [alertname, cluster]
  group_wait: 0s
  group_interval: 1s
receivers:
  - name: bellhook
    webhook_configs:
${urls.map((url) => `      - { url: '${url}', send_resolved: true }`).join('\n')}
`
    );
    address = `127.0.0.1:${await freePort()}`;
    alertmanager = spawn(
      executable as string,
      [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${folder}`,
        `--web.listen-address=${address}`,
        '--cluster.listen-address=',
      ],
      { stdio: 'ignore' }
    );
    await eventually(async () => (await fetch(`http://${address}/-/ready`)).ok);
  });
  afterAll(async () => {
    await end(alertmanager);
    await sidecar.close();
    rmSync(folder, { recursive: true });
  });

  const send = async (instances: string[], fields: object = {}) => {
    const labels = { alertname: 'HighLoad', cluster: 'c1', severity: 'critical' };
    const response = await fetch(`http://${address}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(
        instances.map((instance) => ({
          labels: { ...labels, instance },
          annotations: { summary: `Load is high on ${instance}` },
          generatorURL: 'http://prometheus.example/graph?g0.expr=node_load1',
          ...fields,
        }))
      ),
    });
    expect(response.status).toBe(200);
  };
  const groups = async (uid = whole) => (await sidecar.call('GET', `alert-groups?integration=${uid}`)).body.items;

  test('opens one group for the alerts of its group, and resolves it', async () => {
    await send(['a', 'b']);
    const [opened] = await eventually(async () => {
      const list = await groups();
      return list.length > 0 && list;
    });
    const { body: firing } = await sidecar.call('GET', `alert-groups/${opened.id}`);
    expect(firing).toMatchObject({
      title: 'HighLoad (c1)',
      state: 'firing',
      severity: 'critical',
      labels: { alertname: 'HighLoad', cluster: 'c1', severity: 'critical' },
      groupingKey: expect.stringContaining('HighLoad'),
      sourceLink: 'http://prometheus.example/graph?g0.expr=node_load1',
      failures: [],
    });
    // Alertmanager may have sent it with one of the alerts, and again with both.
    expect(firing.message).toMatch(/Load is high on [ab]/);
    expect(firing.instances.firing).toBe(firing.instances.total);
    expect(firing.newestInstances.items[0]).toMatchObject({
      state: 'firing',
      summary: expect.stringContaining('Load is high on'),
      startsAt: expect.any(String),
      endsAt: null,
      links: { source: 'http://prometheus.example/graph?g0.expr=node_load1' },
    });

    const past = new Date(Date.now() - 1000).toISOString();
    await send(['a', 'b'], { endsAt: past });
    await eventually(async () => (await groups())[0].state === 'resolved');
    expect(await groups()).toHaveLength(1);
    const { body: resolved } = await sidecar.call('GET', `alert-groups/${opened.id}`);
    expect(resolved).toMatchObject({ resolvedBy: { kind: 'source' }, title: 'HighLoad (c1)', failures: [] });
    expect(resolved.message).toContain('2 resolved');
    expect(resolved).toMatchObject({ severity: 'critical', instances: { firing: 0, total: 2 } });
  });

  test('opens a group for each alert where deliveries are split, and resolves each by itself', async () => {
    await send(['c', 'd']);
    const states = async () =>
      (await groups(split))
        .filter(({ title }: { title: string }) => /[cd]\)$/.test(title))
        .map(({ title, state }: { title: string; state: string }) => `${title} ${state}`)
        .toSorted();
    const become = async (expected: string[]) =>
      eventually(async () => JSON.stringify(await states()) === JSON.stringify(expected));
    await become(['HighLoad (c1, c) firing', 'HighLoad (c1, d) firing']);
    await send(['c'], { endsAt: new Date(Date.now() - 1000).toISOString() });
    await become(['HighLoad (c1, c) resolved', 'HighLoad (c1, d) firing']);
  });
});
