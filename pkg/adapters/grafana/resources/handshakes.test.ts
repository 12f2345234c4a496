import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { canCertify } from '../../../../test-support/sidecar/postgres/certificates.ts';
import { signSns, SnsServer, subscriptionFields } from '../../../../test-support/sidecar/sns/server.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const subscribed = `<ConfirmSubscriptionResult><SubscriptionArn>${topic}:1</SubscriptionArn></ConfirmSubscriptionResult>`;

(canCertify || process.env['CI'] ? describe : describe.skip)('what a topic asks', () => {
  let server: SnsServer;
  let sidecar: TestSidecar;
  let uid: string;
  let path: string;
  /** Of the answer to what confirms. */
  let answer: { status: number; text: string };

  beforeAll(() => {
    server = new SnsServer();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    await server.listen();
    answer = { status: 200, text: subscribed };
    server.answer = (request, response) =>
      request.url?.endsWith('.pem')
        ? response.end(server.signer.certificate)
        : response.writeHead(answer.status).end(answer.text);
    sidecar = await startTestSidecar({ snsNetwork: server.network() });
    // The certificates of the tests are made now.
    now = Date.now() + 60_000;
    sidecar.setTime(now);
    const { body } = await sidecar.call('POST', 'integrations', { name: 'Alarms', type: 'amazon_sns' });
    uid = body.uid;
    path = new URL(body.url).pathname;
  });
  afterEach(async () => {
    await sidecar.close();
    await server.close();
  });

  let now: number;
  const signed = (fields: object = {}) =>
    signSns(server.signer.key, subscriptionFields({ Timestamp: new Date(now).toISOString(), ...fields }));
  // As Amazon SNS sends it.
  const post = (message: object, headers = {}) =>
    sidecar.post(path, JSON.stringify(message), { 'content-type': 'text/plain; charset=UTF-8', ...headers });
  const list = async () => (await sidecar.call('GET', `integrations/${uid}/handshakes`)).body.items;
  const act = (action: string, id: string) => sidecar.call('POST', `integrations/${uid}/handshakes/${id}/${action}`);
  const confirm = (id: string) => act('confirm', id);
  const confirmations = () => server.asked.filter((asked) => !asked.endsWith('.pem'));
  /** Refused ones are noted after they are answered. */
  const deliveries = async (count: number) => {
    for (;;) {
      const { items } = (await sidecar.call('GET', `integrations/${uid}/deliveries`)).body;
      if (items.length >= count) {
        return items;
      }
      await new Promise(setImmediate);
    }
  };

  test('opens no group, is noted, and waits for an Admin; nobody is asked for anything meanwhile', async () => {
    expect(await post(signed())).toEqual({ status: 200, body: { status: 'subscription_asked' } });
    expect((await sidecar.call('GET', 'alert-groups')).body.items).toEqual([]);
    const [handshake] = await list();
    expect(handshake).toEqual({
      id: expect.any(String),
      kind: 'subscription',
      topic,
      account: '123456789012',
      region: 'eu-west-1',
      receivedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + 3 * 24 * 3600 * 1000).toISOString(),
      verified: false,
      state: 'pending',
      detail: null,
      decidedBy: null,
      decidedAt: null,
    });
    const [listed] = (await sidecar.call('GET', 'integrations', undefined, { role: 'Viewer' })).body.items;
    expect(listed.oddities).toEqual(['unconfirmed']);
    const { oddities } = (await sidecar.call('GET', `integrations/${uid}/health`)).body;
    expect(oddities).toEqual([{ code: 'unconfirmed', topics: 1 }]);
    const [delivery] = await deliveries(1);
    expect(delivery).toMatchObject({ outcome: 'subscription_asked', detail: topic, replayable: false });
    expect(delivery.body).toContain('"Token":"****"');
    expect(delivery.body).not.toContain('ConfirmSubscription');
    expect(server.asked).toEqual([]);
    const health = await sidecar.call('GET', `integrations/${uid}/health`);
    expect(health.body.lastDay).toMatchObject({ alerts: 0, rejected: 0 });
    expect(await sidecar.call('POST', `integrations/${uid}/deliveries/${delivery.id}/replay`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_payload' },
    });
  });

  test('is confirmed by an Admin, once, and says by whom', async () => {
    await post(signed());
    const [{ id }] = await list();
    sidecar.setTime(now + 5000);
    const reply = await confirm(id);
    expect(reply).toMatchObject({
      status: 200,
      body: {
        state: 'confirmed',
        detail: `${topic}:1`,
        decidedBy: { kind: 'user', login: 'ada', name: 'Ada' },
        decidedAt: new Date(now + 5000).toISOString(),
      },
    });
    expect(await list()).toEqual([reply.body]);
    expect(confirmations()).toHaveLength(1);
    expect(sidecar.log).toContainEqual(
      expect.objectContaining({ msg: 'integration subscribed to a topic', integration: uid })
    );
    expect([(await confirm(id)).body.code, (await act('dismiss', id)).body.code]).toEqual([
      'not_confirmable',
      'not_confirmable',
    ]);
    expect(await post(signed())).toMatchObject({ status: 200 });
    expect(await list()).toHaveLength(1);
    expect(JSON.stringify([reply, sidecar.log])).not.toContain('ab12');
  });

  test('that the sender refuses, or is not reached about, can be confirmed later', async () => {
    await post(signed());
    const [{ id }] = await list();
    answer = { status: 400, text: '<Error><Code>InvalidParameter</Code><Message>Invalid token</Message></Error>' };
    expect((await confirm(id)).body).toMatchObject({
      state: 'refused',
      detail: 'Status 400: InvalidParameter: Invalid token',
    });
    server.answer = (_, response) => void response.socket?.destroy();
    expect((await confirm(id)).body).toMatchObject({ state: 'unreachable' });
    server.answer = (_, response) => void response.end(subscribed);
    expect((await confirm(id)).body).toMatchObject({ state: 'confirmed' });
  });

  test('with a wrong signature is never asked about, guard or none', async () => {
    await post(signSns(server.stranger.key, subscriptionFields({ Timestamp: new Date(now).toISOString() })));
    const [{ id }] = await list();
    expect((await confirm(id)).body).toMatchObject({ state: 'forged' });
    expect((await confirm(id)).body.code).toBe('not_confirmable');
    expect(confirmations()).toEqual([]);
  });

  test('is dismissed without a request, and goes once it is too old', async () => {
    await post(signed());
    const [{ id }] = await list();
    expect((await act('dismiss', id)).body).toMatchObject({ state: 'dismissed', decidedBy: { login: 'ada' } });
    await post(signed({ Token: 'cd34', Timestamp: new Date(now - 2 * 24 * 3600 * 1000).toISOString() }));
    const [old] = await list();
    sidecar.setTime(now + 24 * 3600 * 1000);
    expect(await confirm(old.id)).toMatchObject({ status: 409, body: { code: 'not_confirmable' } });
    expect(server.asked).toEqual([]);
  });

  test('a second one is not confirmed at the same time', async () => {
    await post(signed());
    await post(signed({ TopicArn: `${topic}2` }));
    const [one, other] = await list();
    const both = await Promise.all([confirm(one.id), confirm(other.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 503]);
  });

  test('orgs do not wait for each other', async () => {
    await post(signed());
    const [ours] = await list();
    const { body } = await sidecar.call('POST', 'integrations', { name: 'Theirs', type: 'amazon_sns' }, { orgId: 2 });
    await sidecar.post(new URL(body.url).pathname, JSON.stringify(signed()), { 'content-type': 'text/plain' });
    const theirs = `integrations/${body.uid}/handshakes`;
    const [asked] = (await sidecar.call('GET', theirs, undefined, { orgId: 2 })).body.items;
    // None is answered before both have asked.
    const waiting: Array<() => unknown> = [];
    server.answer = (request, response) => {
      if (request.url?.endsWith('.pem')) {
        return response.end(server.signer.certificate);
      }
      waiting.push(() => response.end(subscribed));
      return waiting.length === 2 && waiting.forEach((answer) => answer());
    };
    const both = await Promise.all([
      confirm(ours.id),
      sidecar.call('POST', `${theirs}/${asked.id}/confirm`, undefined, { orgId: 2 }),
    ]);
    expect(both.map(({ body: { state } }) => state)).toEqual(['confirmed', 'confirmed']);
  });

  test('that a topic asks again takes the place of what it asked before', async () => {
    await post(signed());
    const [{ id }] = await list();
    await post(signed({ Token: 'cd34' }));
    expect((await confirm(id)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });

  test('at the end of a subscription can be confirmed, too', async () => {
    expect(await post(signed({ Type: 'UnsubscribeConfirmation' }))).toMatchObject({
      body: { status: 'subscription_ended' },
    });
    const [{ id, kind }] = await list();
    expect(kind).toBe('unsubscription');
    expect((await confirm(id)).body.state).toBe('confirmed');
  });

  test('counts as verified where a guard has checked it', async () => {
    const signature = { scheme: 'sns', topics: [topic] };
    await sidecar.call('PATCH', `integrations/${uid}`, { settings: { guards: { signature } } });
    expect(await post(signed())).toMatchObject({ status: 200 });
    expect(await list()).toMatchObject([{ verified: true }]);
    expect(await post(signed({ TopicArn: `${topic}2` }))).toMatchObject({ status: 403 });
    expect(confirmations()).toEqual([]);
  });

  test('is refused where it is none of Amazon SNS, and nobody is asked', async () => {
    for (const fields of [
      { SubscribeURL: 'https://evil.example/' },
      { SubscribeURL: 'http://169.254.169.254/latest/meta-data/' },
      { TopicArn: 'x' },
      { token: 'another' },
    ]) {
      expect(await post({ ...signed(), ...fields })).toMatchObject({
        status: 400,
        body: { code: 'handshake_refused' },
      });
    }
    expect(await list()).toEqual([]);
    expect(server.asked).toEqual([]);
    expect((await deliveries(4))[0]).toMatchObject({ outcome: 'handshake_refused', replayable: false });
  });

  test('is an alert like any other where the type knows of no handshake', async () => {
    const { body } = await sidecar.call('POST', 'integrations', { name: 'Raw', type: 'webhook' });
    const sent = await sidecar.post(new URL(body.url).pathname, JSON.stringify(signed()));
    expect(sent).toMatchObject({ body: { status: 'accepted' } });
    expect((await sidecar.call('GET', `integrations/${body.uid}/handshakes`)).body).toEqual({ items: [] });
  });

  test('is nothing of another org, and nothing a Viewer sees', async () => {
    await post(signed());
    const [{ id }] = await list();
    const path = `integrations/${uid}/handshakes`;
    expect((await sidecar.call('GET', path, undefined, { orgId: 2 })).status).toBe(404);
    expect((await sidecar.call('POST', `${path}/${id}/confirm`, undefined, { orgId: 2 })).status).toBe(404);
    expect((await sidecar.call('GET', path, undefined, { role: 'Editor' })).status).toBe(403);
    expect(server.asked).toEqual([]);
  });
});
