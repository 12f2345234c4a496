import { Agent, request } from 'node:http';
import type { CallContext } from '../../preview/plugin-host/plugin-context.ts';
import type { ResourceCall } from '../../preview/plugin-host/resource-call.ts';
import type { ProvisionedIntegration, Sidecar } from '../servers/sidecar.ts';

/** Where a flood sends its requests. */
export type FloodTarget = Pick<Sidecar, 'origin' | 'client'>;

/** A kind of request that one org sends to a sidecar many times at once. */
export interface Flood {
  readonly name: string;
  /** How many requests are in flight at a time. */
  readonly width: number;
  /** Sends one request, and resolves to the status of its answer. */
  send(target: FloodTarget, agent: Agent): Promise<number>;
}

const orgId = 2;

/** Each rendering is near the limits of a template. */
const slowTemplate = '{% for i in range(50000) %}{% if i % 7 == 8 %}x{% endif %}{% endfor %}{{ payload.title }}';

const large: ProvisionedIntegration = {
  uid: 'large',
  orgId,
  name: 'Large',
  type: 'webhook',
  token: 'large-bodies-of-the-benchmark',
};

const slow: ProvisionedIntegration = {
  uid: 'slow',
  orgId,
  name: 'Slow',
  type: 'formatted_webhook',
  token: 'slow-templates-of-the-benchmark',
  templates: { title: slowTemplate, groupingKey: slowTemplate, severity: slowTemplate, labels: slowTemplate },
};

/** What the floods need, besides the integration of the org that must not suffer. */
export const flooded: readonly ProvisionedIntegration[] = [large, slow];

const largeBody = bodyOf(1_000_000);
const slowBody = JSON.stringify({ alert_uid: 'slow', title: 'Slow', state: 'alerting' });
const caller: CallContext = {
  orgId,
  user: { login: 'flood', name: 'Flood', email: 'flood@example.com', role: 'Admin' },
};

export const floods: readonly Flood[] = [
  { name: '1 MB bodies', width: 8, send: (target, agent) => post(target, agent, large, largeBody) },
  { name: 'slow templates', width: 10, send: (target, agent) => post(target, agent, slow, slowBody) },
  {
    name: 'previews',
    width: 8,
    send: (target) => call(target, 'integrations/slow/preview', { payload: slowBody, templates: slow.templates }),
  },
  {
    name: 'dry runs',
    width: 8,
    send: (target) => call(target, 'integrations/slow/dry-run', { alerts: 100, templates: slow.templates }),
  },
  { name: 'large reads', width: 8, send: (target) => call(target, `alert-groups/${largeGroup}/alerts`) },
];

/** The very first group. */
const largeGroup = 1;

/** Stores the data that the floods read. Call it before anything else is stored. */
export async function prepareFloods(target: FloodTarget): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const body = JSON.stringify({ ...JSON.parse(bodyOf(100_000)), alert_uid: 'large' });
  for (let i = 0; i < 50; i++) {
    expectStored(await post(target, agent, large, body));
  }
  for (let i = 0; i < 50; i++) {
    expectStored(await post(target, agent, slow, slowBody));
  }
  agent.destroy();
}

function expectStored(status: number): void {
  if (status !== 200) {
    throw new Error(`the data for the floods could not be stored: the answer was ${status}`);
  }
}

/** Many small alerts at once, as a sender that groups them sends. */
function bodyOf(bytes: number): string {
  const item = {
    host: 'db-07.example.com',
    state: 'alerting',
    value: 93.25,
    labels: { mount: '/data', team: 'storage' },
  };
  const count = Math.floor(bytes / (JSON.stringify(item).length + 1));
  return JSON.stringify({ title: 'Many at once', items: Array.from({ length: count }, () => item) });
}

function post(
  { origin }: FloodTarget,
  agent: Agent,
  { type, token }: ProvisionedIntegration,
  body: string
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    request(`${origin}/integrations/v1/${type}/${token}/`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end(body);
  });
}

async function call({ client }: FloodTarget, path: string, body?: unknown): Promise<number> {
  const resource: ResourceCall =
    body === undefined ? { method: 'GET', path } : { method: 'POST', path, body: JSON.stringify(body) };
  return (await client.callResource(caller, resource)).status;
}
