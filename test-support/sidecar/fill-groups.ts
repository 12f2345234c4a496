import { labelsTemplate } from '../../bench/alerts/payload-of.ts';
import { planDeliveries, type PlannedDelivery } from '../../bench/alerts/plan-deliveries.ts';
import { createRandom } from '../../bench/alerts/random.ts';
import { type IntegrationType, integrationTypes } from '../../pkg/contract/integration-types.ts';
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
 * Fills a sidecar with realistic alert groups: deliveries to an integration of each type, posted as their senders do, with the
 * sidecar's clock at the time of each. Then people acknowledge, silence and resolve some of the newest.
 */
export async function fillGroups(sidecar: TestSidecar, { to, ...filling }: Filling): Promise<void> {
  const from = to - 7 * 24 * 3_600_000;
  const urls = new Map<IntegrationType, string>();
  for (const type of integrationTypes) {
    const { body } = await sidecar.call('POST', 'integrations', { name: `Realistic ${type}`, type });
    if (body.templates.labels.template === '') {
      await sidecar.call('PATCH', `integrations/${body.uid}`, { templates: { labels: labelsTemplate } });
    }
    urls.set(type, new URL(body.url).pathname);
  }
  for (const slice of slicesOf(planDeliveries({ ...filling, from, to, types: integrationTypes }))) {
    sidecar.setTime(slice[0]?.at ?? to);
    const answers = slice.map(({ type, payload }) => sidecar.post(urls.get(type) as string, JSON.stringify(payload)));
    for (const { status, body } of await Promise.all(answers)) {
      if (status !== 200) {
        throw new Error(`an alert was not accepted: ${status} ${JSON.stringify(body)}`);
      }
    }
  }
  sidecar.setTime(to);
  await actOnSome(sidecar, filling.seed);
}

/** Deliveries that may be sent at once: no two of them are of the same group, which has to get its alerts in their order. */
function* slicesOf(deliveries: readonly PlannedDelivery[]): Iterable<PlannedDelivery[]> {
  let slice: PlannedDelivery[] = [];
  let groups = new Set<number>();
  for (const delivery of deliveries) {
    if (slice.length === atOnce || groups.has(delivery.group)) {
      yield slice;
      slice = [];
      groups = new Set();
    }
    slice.push(delivery);
    groups.add(delivery.group);
  }
  yield slice;
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
