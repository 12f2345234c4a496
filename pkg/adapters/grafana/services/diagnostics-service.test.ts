import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { asAda, startTestServer, type TestServer } from '../../../../test-support/sidecar/grafana/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

describe('the health check', () => {
  test.each([
    [true, 'OK'],
    [false, 'ERROR'],
  ])('says what the backend says: ok %s is %s', async (ok, expected) => {
    server.backend.health = async () => ({ ok, message: 'in words', details: { version: '1.2.3' } });
    expect(await server.client.checkHealth(asAda)).toEqual({
      status: expected,
      message: 'in words',
      details: { version: '1.2.3' },
    });
    expect(server.backend.healthCallers).toMatchObject([{ orgId: 3, actor: { login: 'ada' } }]);
  });

  test('says that it failed, not why; the log does', async () => {
    server.backend.health = () => Promise.reject(new Error('inside'));
    const health = await server.client.checkHealth(asAda);
    expect(health).toMatchObject({ status: 'ERROR', details: {} });
    expect(health.message).not.toContain('inside');
    expect(server.errors).toHaveLength(1);
  });
});

describe('metrics', () => {
  test('are passed on', async () => {
    server.backend.metrics = async () => 'bellhook_alerts_total 3\n';
    expect(await server.client.collectMetrics()).toBe('bellhook_alerts_total 3\n');
  });

  test('that fail say nothing of the inside', async () => {
    server.backend.metrics = () => Promise.reject(new Error('inside'));
    await expect(server.client.collectMetrics()).rejects.toMatchObject({
      code: status.INTERNAL,
      details: 'metrics could not be collected',
    });
    expect(server.errors).toHaveLength(1);
  });
});
