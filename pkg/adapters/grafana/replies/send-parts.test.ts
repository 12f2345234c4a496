import { setTimeout as delay } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { asAda, startTestServer, type TestServer } from '../../../../test-support/sidecar/grafana/test-server.ts';
import { StreamedReply } from './streamed-reply.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

/** How many parts were made, and whether the one who makes them was told that it is over. */
let made: number;
let isOver: boolean;

/** @param failAt the part that fails */
async function* parts(count: number, size: number, failAt = Infinity): AsyncGenerator<string> {
  made = 0;
  isOver = false;
  try {
    for (let i = 0; i < count; i++) {
      if (i === failAt) {
        throw new Error('SELECT secret FROM /var/lib');
      }
      made += 1;
      yield String(i % 10).repeat(size);
    }
  } finally {
    isOver = true;
  }
}

async function reply(...args: Parameters<typeof parts>) {
  const { contentType, parts: body } = await StreamedReply.begin('text/csv', 'a.csv', parts(...args));
  return { status: 200, headers: { 'content-type': contentType, 'content-disposition': 'attachment' }, body };
}

const call = (signal?: AbortSignal) => server.client.callResource(asAda, { method: 'GET', path: 'export' }, signal);

test('a reply in parts arrives whole, with the headers of its own', async () => {
  server.backend.reply = () => reply(30, 50_000);
  const result = await call();
  expect(result).toMatchObject({
    status: 200,
    headers: { 'Content-Type': ['text/csv'], 'content-disposition': ['attachment'] },
  });
  expect(result.body.toString()).toBe(Array.from({ length: 30 }, (_, i) => String(i % 10).repeat(50_000)).join(''));
  expect(isOver).toBe(true);
});

test.each([0, 1])('a reply of %i parts arrives', async (count) => {
  server.backend.reply = () => reply(count, 3);
  expect(await call()).toMatchObject({ status: 200, body: Buffer.from('000'.repeat(count)) });
});

test('parts are made no faster than they are taken, and none for who has gone away', async () => {
  server.backend.reply = () => reply(10_000, 100_000);
  const raw = server.connection.resource.callResource({
    pluginContext: undefined,
    path: 'export',
    method: 'GET',
    url: 'export',
    headers: {},
    body: Buffer.alloc(0),
  });
  raw.on('error', () => {});
  await eventually(() => made > 0);
  await delay(200);
  // What fits into the buffers of the connection, which are some ten megabytes at most, of a gigabyte.
  expect(made).toBeLessThan(1000);
  raw.cancel();
  await eventually(() => isOver);
  expect(made).toBeLessThan(1000);
  expect(server.errors).toEqual([]);
});

test('who goes away while a part is made lets go of it', async () => {
  server.backend.reply = () => reply(10_000, 100_000);
  const controller = new AbortController();
  const result = call(controller.signal);
  await eventually(() => made > 3);
  controller.abort();
  await expect(result).rejects.toMatchObject({ code: status.CANCELLED });
  await eventually(() => isOver);
});

test('a part that fails ends the call with an error that tells nothing of the inside, and is logged', async () => {
  server.backend.reply = () => reply(5, 10, 2);
  await expect(call()).rejects.toMatchObject({
    code: status.INTERNAL,
    details: 'Something went wrong. The log of the sidecar says what.',
  });
  expect(server.errors).toEqual([
    [{ err: new Error('SELECT secret FROM /var/lib'), method: 'GET', path: 'export' }, 'a resource call failed'],
  ]);
});

test('what is wrong from the start is thrown before anything is sent', async () => {
  await expect(reply(5, 10, 0)).rejects.toThrow('secret');
});
