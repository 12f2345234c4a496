import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
const noon = Date.parse('2026-11-23T12:00:00Z');
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());
beforeEach(() => sidecar.setTime(noon));

async function create(fields: object = {}) {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Lab', type: 'formatted_webhook', ...fields });
  const uid: string = body.uid;
  return {
    uid,
    post: (payload: unknown) =>
      sidecar.post(new URL(body.url).pathname, typeof payload === 'string' ? payload : JSON.stringify(payload)),
    health: async (caller = {}) => (await sidecar.call('GET', `integrations/${uid}/health`, undefined, caller)).body,
    summary: async () => (await sidecar.call('GET', `integrations/${uid}`)).body,
  };
}

/** Rejected deliveries are noted after they are answered. */
async function until<Result>(read: () => Promise<Result>, isDone: (result: Result) => boolean): Promise<Result> {
  for (;;) {
    const result = await read();
    if (isDone(result)) {
      return result;
    }
    await new Promise(setImmediate);
  }
}

describe('the health of an integration', () => {
  test('says when the last delivery came, and how many did in each hour', async () => {
    const lab = await create();
    expect(await lab.health()).toMatchObject({ lastDeliveryAt: null, openGroups: 0, oddities: [] });
    await lab.post({ alert_uid: 'a' });
    sidecar.setTime(noon + 1000);
    await lab.post({ alert_uid: 'b' });
    await lab.post('{');
    const health = await until(lab.health, ({ lastDay }) => lastDay.rejected === 1);
    expect(health).toMatchObject({
      lastDeliveryAt: '2026-11-23T12:00:01.000Z',
      openGroups: 2,
      lastDay: { alerts: 2, rejected: 1, limited: 0, failed: 0 },
      rate: { from: '2026-11-22T13:00:00.000Z', step: 3_600_000 },
      oddities: [],
    });
    const counts = health.rate.series.map((series: { value: string; counts: number[] }) => [
      series.value,
      series.counts.length,
      series.counts.at(-1),
    ]);
    expect(counts).toEqual([
      ['accepted', 24, 2],
      ['rejected', 24, 1],
      ['limited', 24, 0],
    ]);
    expect(await lab.summary()).toMatchObject({
      lastDeliveryAt: '2026-11-23T12:00:01.000Z',
      alertsOfDay: 2,
      rejectedOfDay: 1,
      limitedOfDay: 0,
      failedOfDay: 0,
      openGroups: 2,
      oddities: [],
    });
  });

  test('says that deliveries are rejected, and the commonest reason', async () => {
    const lab = await create();
    for (const body of ['{', '{', '{', '{', '']) {
      await lab.post(body);
    }
    const { oddities } = await until(lab.health, ({ lastDay }) => lastDay.rejected === 5);
    expect(oddities).toEqual([{ code: 'rejected', rejected: 5, accepted: 0, outcome: 'invalid_json' }]);
    expect((await lab.summary()).oddities).toEqual(['rejected']);
  });

  test('says which template fails, and since when', async () => {
    const lab = await create({ templates: { title: '{{ payload.n + 1 }}' } });
    await lab.post({ alert_uid: 'a', n: 1 });
    sidecar.setTime(noon + 60_000);
    await lab.post({ alert_uid: 'a', n: 'x' });
    sidecar.setTime(noon + 120_000);
    await lab.post({ alert_uid: 'a', n: 'x' });
    const { oddities } = await lab.health({ role: 'Viewer' });
    expect(oddities).toEqual([
      {
        code: 'templates_fail',
        failed: 2,
        alerts: 3,
        template: 'title',
        message: expect.any(String),
        since: '2026-11-23T12:01:00.000Z',
      },
    ]);
  });

  test('says that the sender’s clock is wrong, where its type tells the time', async () => {
    const lab = await create({ type: 'alertmanager' });
    const post = (startsAt: string) =>
      lab.post({ alerts: [{ status: 'firing', labels: { alertname: startsAt }, startsAt }] });
    await post('2026-11-23T14:00:00Z');
    await post('2026-11-23T15:00:01+01:00');
    expect((await lab.health()).oddities).toEqual([]);
    await post('2026-11-23T14:00:02Z');
    expect((await lab.health()).oddities).toEqual([{ code: 'clock', ahead: 7200 }]);
    await sidecar.call('PATCH', `integrations/${lab.uid}`, { settings: { enabled: false } });
    expect((await lab.health()).oddities).toEqual([]);
  });

  test('is of the caller’s org', async () => {
    const lab = await create();
    expect(await lab.health({ orgId: 2 })).toMatchObject({ code: 'not_found' });
  });
});

describe('acting on several integrations', () => {
  test('does it to each that there is, once, and says what became of each', async () => {
    const [one, two] = [await create(), await create({ name: 'Other' })];
    const act = (action: string) =>
      sidecar.call('POST', 'integrations/actions', { uids: [one.uid, 'nobody', two.uid, one.uid], action });
    expect((await act('disable')).body).toEqual({
      outcomes: [
        { uid: one.uid, name: 'Lab', outcome: 'done', message: null },
        { uid: 'nobody', name: null, outcome: 'not_found', message: expect.any(String) },
        { uid: two.uid, name: 'Other', outcome: 'done', message: null },
      ],
    });
    expect([(await one.post({})).status, (await two.post({})).status]).toEqual([403, 403]);
    await act('enable');
    expect((await one.post({})).status).toBe(200);
    await act('delete');
    expect([(await one.post({})).body.code, (await two.summary()).code]).toEqual(['unknown_token', 'not_found']);
    const deeds = sidecar.log.filter(({ integration }) => integration === one.uid).map(({ msg }) => msg);
    expect(deeds).toEqual([
      'integration created',
      'integration disabled',
      'integration enabled',
      'integration deleted',
    ]);
  });

  test.each([
    ['no uid', { uids: [], action: 'disable' }],
    ['another action', { uids: ['a'], action: 'rotate' }],
    ['what is no uid', { uids: ['../a'], action: 'disable' }],
    ['too many', { uids: Array.from({ length: 1001 }, (_, i) => `u${i}`), action: 'disable' }],
  ])('refuses %s', async (_, body) => {
    expect((await sidecar.call('POST', 'integrations/actions', body)).status).toBe(400);
  });
});
