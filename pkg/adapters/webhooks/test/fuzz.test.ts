import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { head, post, target } from '../../../../test-support/sidecar/bad-input/case.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { webhookErrors } from '../../../contract/errors.ts';

/** How many tests there are below. */
const tests = 5;
/** How long this goes on in all, in seconds. */
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 6);
const statuses = new Set<number>([
  200,
  404,
  408,
  417,
  431,
  501,
  ...Object.values(webhookErrors).map(({ status }) => status),
]);

let sidecar: TestSidecar;
beforeAll(async () => {
  const integration = '{ uid: bad, name: Bad, type: webhook, token: token-for-bad-input }';
  sidecar = await startTestSidecar({ provisioning: { 'a.yaml': `integrations: [${integration}]` } });
});
afterAll(() => sidecar.close());

afterEach(async () => {
  expect((await sidecar.post(target, '{"title": "good"}')).body).toMatchObject({ status: 'accepted' });
  expect(sidecar.log.filter(({ level }) => (level as number) >= 50)).toEqual([]);
});

const limited = {
  interruptAfterTimeLimit: (seconds * 1000) / tests,
  markInterruptAsFailure: false,
  numRuns: 1_000_000,
};
const timeout = seconds * 1000 + 180_000;
const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_/;=,"\t é\u00ff'), maxLength: 40 });

test(
  'any JSON is an alert',
  () =>
    fc.assert(
      fc.asyncProperty(fc.json({ depthSize: 'medium', noUnicodeString: false }), async (json) => {
        expect((await sidecar.post(target, json)).status).toBe(200);
      }),
      limited
    ),
  timeout
);

test(
  'any JSON is an alert, however its strings are spelt and into how many it is put',
  () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue({ depthSize: 'medium' }), fc.nat(4), async (value, times) => {
        let text = JSON.stringify(value).replaceAll(/(?<!\\)((?:\\\\)*)\\n/g, '$1\n');
        for (let i = 0; i < times; i++) {
          text = JSON.stringify(text);
        }
        expect((await sidecar.post(target, text)).status).toBe(200);
      }),
      limited
    ),
  timeout
);

test(
  'any parameters are an alert',
  () => {
    const texts = fc.oneof(fc.string(), fc.json(), fc.string({ unit: fc.constantFrom(...'[]{}",:\\\n0a') }));
    return fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string(), texts), { minLength: 1, maxLength: 5 }), async (parameters) => {
        const answer = await sidecar.request(`${target}?${new URLSearchParams(parameters)}`);
        expect(await answer.json()).toMatchObject({ status: 'accepted' });
      }),
      limited
    );
  },
  timeout
);

test(
  'any body under any headers has one of the documented answers',
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        headerText,
        fc.constantFrom(
          'content-encoding: ',
          'content-type: ',
          'content-type: multipart/form-data; ',
          'expect: ',
          'transfer-encoding: ',
          'host: ',
          'webhook-id: '
        ),
        async (bytes, value, name) => {
          checkAnswers(await send(post(Buffer.from(bytes), [name + value])), 1);
        }
      ),
      limited
    ),
  timeout
);

test(
  'any bytes where a request should be have documented answers, or none',
  () => {
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(
        ...[head([]), head(['content-length: 2']), head(['transfer-encoding: chunked']), post('{}')],
        ...[
          '\r\n',
          '\n',
          '{}',
          '0\r\n\r\n',
          '2\r\n{}\r\n',
          'POST ',
          'GET ',
          'CONNECT ',
          'http://x',
          target,
          '?a=b',
          ' HTTP/1.1',
          ': ',
        ].map((text) => Buffer.from(text))
      )
    );
    return fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (sent) => {
        checkAnswers(await send(Buffer.concat(sent)), 0);
      }),
      limited
    );
  },
  timeout
);

function checkAnswers(answers: string[], least: number): void {
  expect(answers.length).toBeGreaterThanOrEqual(least);
  for (const answer of answers) {
    expect(statuses).toContain(Number(answer.slice(9, 12)));
  }
}

/** Sends it all and closes that side. */
async function send(bytes: Buffer): Promise<string[]> {
  const socket = connect(sidecar.port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => (received += data.toString('latin1')));
  socket.on('error', () => {});
  socket.end(bytes);
  await once(socket, 'close');
  return received.split(/(?=HTTP\/1\.1 \d{3} )/).filter((answer) => answer !== '');
}
