import type { PluginClient } from '../../preview/plugin-host/plugin-client.ts';
import { quantile } from '../measure/statistics.ts';
import { latencyRow } from '../report/latency-row.ts';
import { atMost, type Row } from '../report/row.ts';
import { integration, type ProvisionedIntegration, startSidecar } from '../servers/sidecar.ts';
import type { Scenario } from './scenario.ts';

/** Creates and changes integrations while there are many, and shows what that costs those who send alerts. */
export const integrations: Scenario = async (bench) => {
  const { present, changed } = bench.scale.integrations;
  const sidecar = await startSidecar({
    bundle: bench.bundle,
    folder: bench.newFolder(),
    profile: bench.profile,
    others: Array.from({ length: present - 1 }, (_, i) => provisioned(i)),
  });
  const faults: string[] = [];
  const send = async (url: string) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"alert_uid":"k"}',
    });
    const text = await response.text();
    if (response.status !== 200) {
      faults.push(`an alert was answered with ${response.status}: ${text}`);
    }
  };
  const call = createCaller(sidecar.client, faults);

  const alone = await timesOf(changed, () => send(sidecar.url));
  const creating: number[] = [];
  const changing: number[] = [];
  let isDone = false;
  const meanwhile = timesUntil(
    () => isDone,
    () => send(sidecar.url)
  );
  for (let i = 0; i < changed; i++) {
    const { uid, token } = await timed(creating, () =>
      call('POST', 'integrations', { name: `Created ${i}`, type: integration.type })
    );
    await send(`${sidecar.origin}/integrations/v1/${integration.type}/${token}/`);
    await timed(changing, () => call('PATCH', `integrations/${uid}`, { templates: { title: `Title ${i}` } }));
  }
  isDone = true;
  const beside = await meanwhile;
  await sidecar.stop();

  const rows = [
    rowOf('create', creating),
    rowOf('change', changing),
    rowOf('an alert, no changes', alone),
    rowOf('an alert, amid changes', beside),
  ];
  return {
    scenario: 'integrations',
    rows,
    goals: [
      atMost('p99 of create', quantile(creating, 0.99), 20, ' ms'),
      atMost('p99 of change', quantile(changing, 0.99), 20, ' ms'),
      atMost('slowest alert amid changes', Math.max(...beside), 20, ' ms'),
    ],
    notes: [`${present.toLocaleString('en-GB')} integrations at the start`],
    faults,
    slices: { creating, changing, alone, beside },
  };
};

function provisioned(i: number): ProvisionedIntegration {
  const name = `other-${i}`;
  return { uid: name, orgId: 1, name, type: integration.type, token: `only-for-the-benchmark-${i}` };
}

const admin = {
  orgId: integration.orgId,
  user: { login: 'admin', name: 'Admin', email: 'admin@example.com', role: 'Admin' },
};

function createCaller(client: PluginClient, faults: string[]) {
  return async (method: string, path: string, body: object): Promise<{ uid: string; token: string }> => {
    const reply = await client.callResource(admin, { method, path, body: Buffer.from(JSON.stringify(body)) });
    if (reply.status !== 200) {
      faults.push(`${method} ${path} was answered with ${reply.status}`);
    }
    return JSON.parse(Buffer.from(reply.body).toString());
  };
}

async function timed<T>(times: number[], run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  times.push(performance.now() - start);
  return result;
}

async function timesOf(count: number, run: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  return timesUntil(() => times.length >= count, run, times);
}

async function timesUntil(
  isEnough: () => boolean,
  run: () => Promise<unknown>,
  times: number[] = []
): Promise<number[]> {
  do {
    await timed(times, run);
  } while (!isEnough());
  return times;
}

function rowOf(variant: string, times: readonly number[]): Row {
  return latencyRow({ scenario: 'integrations', variant, slices: '1/1' }, times);
}
