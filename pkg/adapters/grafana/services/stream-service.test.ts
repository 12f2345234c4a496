import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { ada, asAda, startTestServer, type TestServer } from '../../../../test-support/sidecar/grafana/test-server.ts';
import { StreamService } from '../protocol/plugin.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

describe('a stream', () => {
  test.each([
    ['Viewer', 'changes', 'OK'],
    ['Editor', 'changes', 'OK'],
    ['Admin', 'changes', 'OK'],
    ['None', 'changes', 'PERMISSION_DENIED'],
    ['', 'changes', 'PERMISSION_DENIED'],
    ['Super Viewer', 'changes', 'PERMISSION_DENIED'],
    ['Admin', '', 'NOT_FOUND'],
    ['Admin', 'changes/1', 'NOT_FOUND'],
    ['Admin', 'Changes', 'NOT_FOUND'],
  ])('may be opened by role and path: %j, %j: %s', async (role, path, expected) => {
    expect(await server.client.subscribeStream({ orgId: 3, user: { ...ada, role } }, path)).toBe(expected);
  });

  test.each([
    ['without a user', { orgId: 3 }],
    ['without an org', { orgId: 0, user: ada }],
  ])('may not be opened %s', async (_, context) => {
    expect(await server.client.subscribeStream(context, 'changes')).toBe('PERMISSION_DENIED');
  });

  test('may not be published to, by anybody', async () => {
    const admin = { orgId: 3, user: { ...ada, role: 'Admin' } };
    expect(await server.client.publishStream(admin, 'changes', {})).toBe('PERMISSION_DENIED');
  });

  test('begins with a message, because changes may have been missed before it was open', async () => {
    const controller = new AbortController();
    const { value } = await server.client.runStream(asAda, 'changes', controller.signal).next();
    expect(Object.keys(value as object)).toEqual(['changedAt']);
    controller.abort();
    await eventually(() => server.backend.followers(3) === 0);
  });

  test('tells of changes of its org alone, and ends when nobody listens', async () => {
    const controller = new AbortController();
    const messages = server.client.runStream(asAda, 'changes', controller.signal);
    await messages.next();
    const next = messages.next();
    server.backend.change(4);
    const before = Date.now();
    server.backend.change(3);
    const { value } = await next;
    expect(Object.keys(value as object)).toEqual(['changedAt']);
    const { changedAt } = value as { changedAt: string };
    expect(new Date(changedAt).toISOString()).toBe(changedAt);
    expect(Date.parse(changedAt)).toBeGreaterThanOrEqual(before);

    const last = messages.next();
    controller.abort();
    expect(await last).toEqual({ value: undefined, done: true });
    await eventually(() => server.backend.followers(3) === 0);
  });

  test.each([
    ['another path', asAda, 'changes/3'],
    ['no org', { orgId: 0, user: ada }, 'changes'],
  ])('does not run for %s', async (_, context, path) => {
    const messages = server.client.runStream(context, path, new AbortController().signal);
    await expect(messages.next()).rejects.toMatchObject({ code: status.NOT_FOUND });
    expect(server.backend.followers(context.orgId)).toBe(0);
  });

  test('ends with an error when the server closes, so that Grafana opens it again', async () => {
    const messages = server.client.runStream(asAda, 'changes', new AbortController().signal);
    await messages.next();
    const next = messages.next();
    const ended = expect(next).rejects.toMatchObject({ code: status.UNAVAILABLE, details: 'the sidecar is stopping' });
    await eventually(() => server.backend.followers(3) === 1);
    await server.closeServer();
    await ended;
    expect(server.backend.followers(3)).toBe(0);
  });
});

test.each(['subscribeStream', 'runStream', 'publishStream'] as const)(
  '%s takes headers as Grafana writes them',
  (method) => {
    const entry = [...field(1, 'Accept-Language'), ...field(2, 'en-US')];
    const bytes = Buffer.from([...field(2, 'changes'), ...field(4, entry)]);
    const { path, headers } = StreamService[method].requestDeserialize(bytes);
    expect({ path, headers }).toEqual({ path: 'changes', headers: { 'Accept-Language': 'en-US' } });
  }
);

/** A field of less than 128 bytes, as protobuf writes it. */
function field(number: number, value: string | number[]): number[] {
  const bytes = Buffer.from(value);
  return [(number << 3) | 2, bytes.length, ...bytes];
}
