import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bodies } from '../../../../test-support/sidecar/bad-input/bodies.ts';
import { type BadInput, target } from '../../../../test-support/sidecar/bad-input/case.ts';
import { encodings } from '../../../../test-support/sidecar/bad-input/encodings.ts';
import { framing } from '../../../../test-support/sidecar/bad-input/framing.ts';
import { heads } from '../../../../test-support/sidecar/bad-input/heads.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

const cases: readonly BadInput[] = [...bodies, ...encodings, ...heads, ...framing];

let sidecar: TestSidecar;
beforeAll(async () => {
  const integration = '{ uid: bad, name: Bad, type: webhook, token: token-for-bad-input }';
  sidecar = await startTestSidecar({ provisioning: { 'a.yaml': `integrations: [${integration}]` } });
});
afterAll(() => sidecar.close());

test.each(cases)('$name', async (input) => {
  expect(await converse(input)).toEqual(input.answers);
  expect((await sidecar.post(target, '{"title": "good"}')).body).toMatchObject({ status: 'accepted' });
});

test('nothing was smuggled in, nothing failed, and no object was tampered with', async () => {
  const groups = await sidecar.call('GET', 'alert-groups?limit=100');
  expect(JSON.stringify(groups.body)).not.toContain('smuggled');
  expect(sidecar.log.filter(({ level }) => (level as number) >= 50)).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

/** Sends what is to be sent, and gives the answers until the connection closes. */
async function converse({ sent, ends = false }: BadInput): Promise<string[]> {
  const socket = connect(sidecar.port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (data) => received.push(data));
  // A sidecar that has answered may cut off what is still being sent.
  socket.on('error', () => {});
  sent.forEach((bytes) => socket.write(bytes));
  if (ends) {
    socket.end();
  }
  await once(socket, 'close');
  return readAnswers(Buffer.concat(received).toString());
}

function readAnswers(text: string): string[] {
  return text
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((answer) => answer !== '')
    .map((answer) => {
      const status = answer.slice(9, 12);
      const code = /"code":"(\w+)"/.exec(answer)?.[1];
      return code === undefined ? status : `${status} ${code}`;
    });
}
