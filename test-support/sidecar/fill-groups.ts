import { labelsTemplate, realisticTypes } from '../../bench/alerts/payload-of.ts';
import { planDeliveries, type PlannedDelivery } from '../../bench/alerts/plan-deliveries.ts';
import { createRandom } from '../../bench/alerts/random.ts';
import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import type { Actor } from '../../pkg/contract/types.ts';
import type { TestSidecar } from './test-sidecar.ts';

export interface Filling {
  readonly seed: number;
  readonly groups: number;
  readonly alertsPerGroup: number;
  /** The groups start within the week before; milliseconds since 1970. */
  readonly to: number;
}

/**
 * Fills a sidecar with realistic alert groups: deliveries to an integration of each type
 * that tools of any kind and Prometheus send to, posted as their senders do, with the
 * sidecar's clock at the time of each. Then people acknowledge, silence and resolve some of the newest.
 */
export async function fillGroups(sidecar: TestSidecar, { to, ...filling }: Filling): Promise<void> {
  const from = to - 7 * 24 * 3_600_000;
  const urls = new Map<IntegrationType, string>();
  for (const type of realisticTypes) {
    const { body } = await sidecar.call('POST', 'integrations', { name: `Realistic ${type}`, type });
    if (body.templates.labels.template === '') {
      await sidecar.call('PATCH', `integrations/${body.uid}`, { templates: { labels: labelsTemplate } });
    }
    urls.set(type, new URL(body.url).pathname);
  }
  const deliveries = planDeliveries({ ...filling, from, to, types: realisticTypes });
  await inTheirOrder(
    deliveries,
    async ({ type, payload }) => {
      const { status, body } = await sidecar.post(urls.get(type) as string, JSON.stringify(payload));
      if (status !== 200) {
        throw new Error(`an alert was not accepted: ${status} ${JSON.stringify(body)}`);
      }
    },
    sidecar.setTime
  );
  sidecar.setTime(to);
  await actOnSome(sidecar, filling.seed);
}

/** Sends many deliveries at once, but those of a group one after the other, as it has to get its alerts in their order. */
async function inTheirOrder(
  deliveries: readonly PlannedDelivery[],
  send: (delivery: PlannedDelivery) => Promise<void>,
  setTime: (milliseconds: number) => void
): Promise<void> {
  const lastOf = new Map<number, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  for (const delivery of deliveries) {
    if (underWay.size === atOnce) {
      await Promise.race(underWay);
    }
    setTime(delivery.at);
    const sent = (lastOf.get(delivery.group) ?? Promise.resolve())
      .then(() => send(delivery))
      .finally(() => underWay.delete(sent));
    lastOf.set(delivery.group, sent);
    underWay.add(sent);
  }
  await Promise.all(underWay);
}

const atOnce = 64;

async function actOnSome(sidecar: TestSidecar, seed: number): Promise<void> {
  const random = createRandom(seed);
  const { body } = await sidecar.call('GET', 'alert-groups?limit=100&state=firing');
  for (const { id } of body.items) {
    const person = random.pick(people);
    const [action, input] = random.weighted(actions);
    if (action !== null) {
      await sidecar.call('POST', `alert-groups/${id}/${action}`, input, { actor: person });
    }
  }
}

const people: Actor[] = ['Anna', 'Ben', 'Chris', 'Dana'].map((name) => ({
  kind: 'user',
  login: name.toLowerCase(),
  name,
}));

const actions: ReadonlyArray<readonly [of: readonly [action: string | null, input?: object], share: number]> = [
  [[null], 5],
  [['acknowledge'], 3],
  [['silence', { minutes: 120 }], 1],
  [['resolve'], 1],
];
