import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { closeServer, listen, type SenderTimeouts } from './listen.ts';

let server: Server;
beforeAll(async () => {
  server = await serve({ headMs: 100, requestMs: 200, idleMs: 100 });
});
afterAll(() => closeServer(server, 0));

test.each([
  ['says nothing', ''],
  ['does not end its head', 'POST / HTTP/1.1\r\nhost: x\r\nx-a: '],
  ['does not end its body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n12345'],
  ['does not end its chunks', 'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12345\r\n'],
])('a sender that %s is told so, and cut off', async (_, sent) => {
  expect(await answerTo(sent)).toMatch(/^HTTP\/1\.1 408 [\s\S]*connection: close[\s\S]*"code":"timeout"/);
});

test('a connection on which nothing more comes is closed', async () => {
  const patient = await serve({ headMs: 60_000, requestMs: 60_000, idleMs: 100 });
  expect(await answerTo('GET / HTTP/1.1\r\nhost: x\r\n\r\n', patient)).toMatch(/^HTTP\/1\.1 200 [\s\S]*ok$/);
  await closeServer(patient, 0);
});

test('a server that closes answers every request that has come, and tells of the end with the last answer', async () => {
  const held: ServerResponse[] = [];
  const closing = await listen((_, response) => held.push(response), { host: '127.0.0.1', port: 0 });
  const socket = connect((closing.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  socket.write('GET /1 HTTP/1.1\r\nhost: x\r\n\r\nGET /2 HTTP/1.1\r\nhost: x\r\n\r\n');
  await eventually(() => held.length === 2);
  const closed = closeServer(closing, 5000);
  held.forEach((response, i) => response.end(String(i)));
  await Promise.all([closed, once(socket, 'close')]);
  const heads = answer.split('HTTP/1.1 ').slice(1);
  expect(heads.map((head) => /connection: ([a-z-]+)/i.exec(head)?.[1])).toEqual(['keep-alive', 'close']);
});

function serve(timeouts: SenderTimeouts): Promise<Server> {
  return listen(
    (request, response) => {
      request.on('end', () => response.end('ok')).resume();
    },
    { host: '127.0.0.1', port: 0 },
    timeouts
  );
}

async function answerTo(sent: string, to = server): Promise<string> {
  const socket = connect((to.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  socket.write(sent);
  await once(socket, 'close');
  return answer;
}
