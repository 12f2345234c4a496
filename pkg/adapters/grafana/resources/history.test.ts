import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { schemas } from '../../../contract/schemas.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

const noon = Date.parse('2026-11-23T12:00:00Z');
const minute = 60_000;

let path: string;
let uid: string;
let time: number;
beforeEach(async () => {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Backups', type: 'formatted_webhook' });
  path = new URL(body.url).pathname;
  uid = body.uid;
  time = noon;
});

/** Sends an alert some minutes after the one before. */
async function send(payload: object, minutes = 1): Promise<Answer['body']> {
  time += minutes * minute;
  sidecar.setTime(time);
  return (await sidecar.post(path, JSON.stringify(payload))).body;
}

const explain = async ({ alertGroupId, alertId }: Answer['body'], caller = {}) => {
  const answer = await sidecar.call(
    'GET',
    `alert-groups/${alertGroupId}/alerts/${alertId}/explanation`,
    undefined,
    caller
  );
  if (answer.status === 200) {
    expect(schemas.explainAlert.reply.parse(answer.body)).toEqual(answer.body);
  }
  return answer;
};
const template = (body: Answer['body'], name: string) =>
  body.templates.find((entry: { name: string }) => entry.name === name);

describe('the explanation of an alert', () => {
  test('has each template with its output, the key, and what an equal alert would do now', async () => {
    const first = await send({ alert_uid: 'a', title: 'Disk full' });
    const { body } = await explain(first, { role: 'Viewer' });
    expect(body.templates).toHaveLength(9);
    expect(template(body, 'title')).toMatchObject({ source: 'default', output: 'Disk full', failure: null });
    expect(template(body, 'title').template).toContain('title');
    const { number } = (await sidecar.call('GET', `alert-groups/${first.alertGroupId}`)).body;
    expect(body).toMatchObject({
      groupingKey: 'a',
      stored: { title: 'Disk full', severity: null, signal: 'fire', groupingKey: 'a' },
      differs: [],
      outcome: 'opened',
      opened: { reason: 'first', earlier: null },
      next: { outcome: 'added', groupId: first.alertGroupId, number },
    });
  });

  test('says what an alert did to its group, and that an earlier one was resolved', async () => {
    const first = await send({ alert_uid: 'a' });
    const recovery = await send({ alert_uid: 'a', state: 'ok' });
    expect((await explain(recovery)).body).toMatchObject({
      outcome: 'resolved',
      opened: null,
      next: { outcome: 'nothing_to_resolve', groupId: null, number: null },
    });
    expect((await explain(first)).body.next).toEqual({ outcome: 'opened', groupId: null, number: null });
    const again = await send({ alert_uid: 'a' });
    const resolvedAt = new Date(noon + 2 * minute).toISOString();
    const { number } = (await sidecar.call('GET', `alert-groups/${first.alertGroupId}`)).body;
    expect((await explain(again)).body).toMatchObject({
      outcome: 'opened',
      opened: { reason: 'earlier_resolved', earlier: { id: first.alertGroupId, number, resolvedAt } },
    });
    // What the recovery would do now: there is a group again.
    expect((await explain(recovery)).body.next).toMatchObject({ outcome: 'resolved', groupId: again.alertGroupId });
  });

  test('of one without a key: it has a group of its own', async () => {
    const alone = await send({ title: 'x' });
    expect((await explain(alone)).body).toMatchObject({
      groupingKey: null,
      outcome: 'opened',
      opened: { reason: 'no_key', earlier: null },
      next: { outcome: 'opened', groupId: null },
      differs: [],
    });
  });

  test('goes by the present templates, and says what they make otherwise', async () => {
    const first = await send({ alert_uid: 'a', title: 'Disk full', host: 'db-1' });
    const templates = { title: '{{ payload.nothing.at.all }}', groupingKey: '{{ payload.host }}', severity: 'high' };
    await sidecar.call('PATCH', `integrations/${uid}`, { templates });
    const other = await send({ host: 'db-1' });
    const { body } = await explain(first);
    expect(template(body, 'title')).toMatchObject({ source: 'custom', output: 'Disk full' });
    expect(template(body, 'title').failure).toMatch(/^Line 1, column \d+: /);
    expect(body).toMatchObject({
      groupingKey: 'db-1',
      stored: { groupingKey: 'a', severity: null },
      differs: ['severity', 'groupingKey'],
      next: { outcome: 'added', groupId: other.alertGroupId },
    });
  });

  test('stores nothing', async () => {
    const first = await send({ alert_uid: 'a' });
    const see = async () => [
      (await sidecar.call('GET', `alert-groups/${first.alertGroupId}`)).body,
      (await sidecar.call('GET', `integrations/${uid}`)).body,
    ];
    const before = await see();
    await explain(first);
    expect(await see()).toEqual(before);
  });

  test('of a deleted integration says that an equal alert would be refused', async () => {
    const first = await send({ alert_uid: 'a' });
    await sidecar.call('DELETE', `integrations/${uid}`);
    expect((await explain(first)).body.next).toEqual({ outcome: 'refused', groupId: null, number: null });
  });

  test('is of the group and the org only', async () => {
    const first = await send({ alert_uid: 'a' });
    const other = await send({ alert_uid: 'b' });
    const notFound = { status: 404, body: { code: 'not_found' } };
    expect(await explain({ ...first, alertId: other.alertId })).toMatchObject(notFound);
    expect(await explain({ ...first, alertId: '999999' })).toMatchObject(notFound);
    expect(await explain({ ...first, alertId: 'x' })).toMatchObject(notFound);
    expect(await explain({ ...first, alertGroupId: '999999' })).toMatchObject(notFound);
    expect(await explain(first, { orgId: 2 })).toMatchObject(notFound);
  });
});

describe('the earlier groups of a key', () => {
  const earlier = async (id: string, query = '', caller = {}) => {
    const answer = await sidecar.call('GET', `alert-groups/${id}/earlier${query}`, undefined, caller);
    if (answer.status === 200) {
      expect(schemas.listEarlierGroups.reply.parse(answer.body)).toEqual(answer.body);
    }
    return answer;
  };

  test('are listed with their number, their duration, who resolved them and why, and the next one', async () => {
    const first = await send({ alert_uid: 'a', title: 'Disk full' });
    await send({ alert_uid: 'a', state: 'ok' }, 10);
    const second = await send({ alert_uid: 'a', title: 'Disk full' });
    sidecar.setTime((time += 5 * minute));
    await sidecar.call('POST', `alert-groups/${second.alertGroupId}/resolve`, { reason: 'cleaned up' });
    const third = await send({ alert_uid: 'a' });
    const { body } = await earlier(third.alertGroupId, '', { role: 'Viewer' });
    expect(body).toMatchObject({
      items: [
        { id: second.alertGroupId, title: 'Disk full', resolvedReason: 'cleaned up', resolvedBy: { login: 'ada' } },
        { id: first.alertGroupId, resolvedBy: { kind: 'source' } },
      ],
      nextCursor: null,
      count30Days: 2,
      medianMinutes: 7.5,
      next: null,
    });
    expect((await earlier(first.alertGroupId)).body).toMatchObject({
      items: [],
      count30Days: 0,
      medianMinutes: null,
      next: { id: second.alertGroupId },
    });
    const page = (await earlier(third.alertGroupId, '?limit=1')).body;
    expect(page.items).toHaveLength(1);
    const rest = (await earlier(third.alertGroupId, `?limit=1&cursor=${page.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [{ id: first.alertGroupId }], nextCursor: null, count30Days: 2 });
  });

  test('are refused to other orgs, and to bad input', async () => {
    const { alertGroupId } = await send({ alert_uid: 'a' });
    expect((await earlier(alertGroupId, '', { orgId: 2 })).status).toBe(404);
    expect(await earlier(alertGroupId, '?cursor=x')).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    expect((await earlier(alertGroupId, '?limit=0')).status).toBe(400);
    expect((await earlier('999999')).status).toBe(404);
  });
});
