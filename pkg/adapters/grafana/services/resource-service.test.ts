import { setImmediate as nextTurn } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { asAda, startTestServer, type TestServer } from '../../../../test-support/sidecar/grafana/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

describe('a resource call', () => {
  test('reaches the backend as it was made', async () => {
    server.backend.reply = async () => ({ status: 201, headers: { 'Cache-Control': 'no-store' }, body: '{"a":"ü"}' });
    const result = await server.client.callResource(
      { ...asAda, appJsonData: { webhookBaseUrl: 'https://alerts.example' } },
      { method: 'PATCH', path: 'integrations/a b', query: new URLSearchParams('x=1&x=2&y=%26'), body: '{"b":"ö"}' }
    );
    const [request] = server.backend.requests;
    expect(request).toMatchObject({
      caller: {
        orgId: 3,
        actor: { kind: 'user', login: 'ada', name: 'Ada' },
        role: 'Editor',
        webhookBaseUrl: 'https://alerts.example',
      },
      method: 'PATCH',
      path: 'integrations/a b',
    });
    expect([...(request?.query ?? [])]).toEqual([
      ['x', '1'],
      ['x', '2'],
      ['y', '&'],
    ]);
    expect(Buffer.from(request?.body ?? []).toString()).toBe('{"b":"ö"}');
    expect({ ...result, body: result.body.toString() }).toEqual({
      status: 201,
      headers: { 'Content-Type': ['application/json'], 'Cache-Control': ['no-store'] },
      body: '{"a":"ü"}',
    });
  });

  test.each([0, 1, 131_071, 131_072, 131_073, 5_000_000])('gives back a reply of %i bytes whole', async (size) => {
    const body = 'x'.repeat(size);
    server.backend.reply = async () => ({ status: 200, body });
    const result = await server.client.callResource(asAda, { method: 'GET', path: '' });
    expect(result.status).toBe(200);
    expect(result.body.toString() === body).toBe(true);
  });

  test('keeps the bytes of large replies that are sent at the same time apart', async () => {
    server.backend.reply = async ({ path }) => ({ status: 200, body: path.repeat(1_000_000) });
    const paths = ['a', 'b', 'c', 'd'];
    const results = await Promise.all(paths.map((path) => server.client.callResource(asAda, { method: 'GET', path })));
    expect(results.map(({ body }, i) => body.equals(Buffer.alloc(1_000_000, paths[i])))).toEqual(paths.map(() => true));
  });

  test('lets others have their turn while a large reply is sent', async () => {
    server.backend.reply = async ({ path }) => ({ status: 200, body: 'x'.repeat(path === 'large' ? 20_000_000 : 1) });
    const ended: string[] = [];
    const call = async (path: string) => {
      await server.client.callResource(asAda, { method: 'GET', path });
      ended.push(path);
    };
    const large = call('large');
    await call('small');
    await large;
    expect(ended).toEqual(['small', 'large']);
  });

  test('takes nobody for another because of headers', async () => {
    const headers = {
      'X-Grafana-User': 'admin',
      'X-Grafana-Id': 'a.b.c',
      'X-Grafana-Org-Id': '1',
      'X-WEBAUTH-USER': 'admin',
      'X-WEBAUTH-ROLE': 'Admin',
      Authorization: 'Basic YWRtaW46YWRtaW4=',
    };
    await server.client.callResource(asAda, { method: 'GET', path: '', headers });
    expect(server.backend.requests[0]?.caller).toMatchObject({ orgId: 3, actor: { login: 'ada' }, role: 'Editor' });
    expect(server.backend.requests[0]).not.toHaveProperty('headers');
  });

  test('has no role where Grafana itself makes it', async () => {
    await server.client.callResource({ orgId: 3 }, { method: 'GET', path: '' });
    expect(server.backend.requests[0]?.caller.role).toBeUndefined();
  });

  test.each([
    [
      'rejects',
      async () => {
        throw new Error('SELECT secret FROM /var/lib');
      },
    ],
    [
      'throws',
      () => {
        throw new Error('SELECT secret FROM /var/lib');
      },
    ],
  ])('that the backend %s at tells nothing of the inside, and is logged', async (_, reply) => {
    server.backend.reply = reply;
    const result = await server.client.callResource(asAda, { method: 'GET', path: 'alert-groups' });
    expect({ status: result.status, body: JSON.parse(result.body.toString()) }).toEqual({
      status: 500,
      body: { code: 'internal', message: 'Something went wrong. The log of the sidecar says what.' },
    });
    expect(server.errors).toEqual([
      [
        { err: new Error('SELECT secret FROM /var/lib'), method: 'GET', path: 'alert-groups' },
        'a resource call failed',
      ],
    ]);
  });

  test('may carry up to 4 MiB', async () => {
    const body = Buffer.alloc(4 * 1024 * 1024, 'x');
    expect((await server.client.callResource(asAda, { method: 'POST', path: '', body })).status).toBe(200);
    expect(server.backend.requests[0]?.body).toHaveLength(body.length);
  });

  // More than the limit, and more than the server receives at all.
  test.each([4 * 1024 * 1024 + 1, 9 * 1024 * 1024])('is refused with %i bytes', async (size) => {
    const reply = await server.client.callResource(asAda, { method: 'POST', path: '', body: Buffer.alloc(size) });
    expect({ ...reply, body: JSON.parse(reply.body.toString()) }).toEqual({
      status: 413,
      headers: { 'Content-Type': ['application/json'] },
      body: { code: 'too_large', message: 'The body is larger than 4 MiB.', details: { limit: 4_194_304 } },
    });
    expect(server.backend.requests).toEqual([]);
    expect((await server.client.callResource(asAda, { method: 'GET', path: '' })).status).toBe(200);
  });

  test('may be answered with more than 4 MiB', async () => {
    server.backend.reply = async () => ({ status: 200, body: JSON.stringify('x'.repeat(6 * 1024 * 1024)) });
    expect((await server.client.callResource(asAda, { method: 'GET', path: '' })).body).toHaveLength(
      6 * 1024 * 1024 + 2
    );
  });

  test('may be given up, which harms no other', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    server.backend.reply = () => promise.then(() => ({ status: 200, body: '{}' }));
    const controller = new AbortController();
    const call = server.client.callResource(asAda, { method: 'GET', path: '' }, controller.signal);
    await eventually(() => server.backend.requests.length === 1);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: status.CANCELLED });
    resolve();
    await nextTurn();
    expect((await server.client.callResource(asAda, { method: 'GET', path: '' })).status).toBe(200);
    expect(server.errors).toEqual([]);
  });
});
