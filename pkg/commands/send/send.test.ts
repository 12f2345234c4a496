import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callCommand } from '../../../test-support/sidecar/run-command.ts';
import { startTestSidecar, type TestSidecar } from '../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

async function create(type: string) {
  const { uid, url } = (await sidecar.call('POST', 'integrations', { name: type, type })).body;
  return {
    address: `http://127.0.0.1:${sidecar.port}${new URL(url).pathname}`,
    groups: async () => (await sidecar.call('GET', `alert-groups?integration=${uid}`)).body.items,
  };
}

test('sends the example of the type in the URL, and its recovery', async () => {
  const { address, groups } = await create('zabbix');
  const sent = await callCommand(['send', address]);
  expect(sent).toEqual({ code: 0, output: expect.stringMatching(/^200 accepted, alert \d+, group \d+\n$/), fault: '' });
  expect(await groups()).toMatchObject([{ state: 'firing', severity: 'high' }]);
  expect(await callCommand(['send', address, '--resolve'])).toMatchObject({ code: 0 });
  expect(await groups()).toMatchObject([{ state: 'resolved', alertCount: 2 }]);
});

test('sends the example of another type, and any payload', async () => {
  const { address, groups } = await create('webhook');
  expect(await callCommand(['send', address, '--type', 'pingdom'])).toMatchObject({ code: 0 });
  const json = await callCommand(['send', address, '--payload', '-', '--json'], { input: '{"title":"Mine"}' });
  expect(JSON.parse(json.output)).toMatchObject({ status: 200, reply: { status: 'accepted' } });
  expect(await callCommand(['send', address, '--payload', '-'], { input: 'title=A+form' })).toMatchObject({ code: 0 });
  expect(await groups()).toMatchObject([{ title: 'A form' }, { title: 'Mine' }, {}]);
});

test('says why a delivery was not taken, and does not show the token', async () => {
  const token = 'a-token-that-nobody-has';
  const address = `http://127.0.0.1:${sidecar.port}/integrations/v1/webhook/${token}/`;
  const refused = await callCommand(['send', address]);
  expect(refused).toMatchObject({ code: 1, output: '', fault: expect.stringMatching(/^403 .+\n$/) });
  const away = await callCommand(['send', `http://127.0.0.1:1/integrations/v1/webhook/${token}/`]);
  expect(away).toMatchObject({
    code: 2,
    fault: expect.stringMatching(/^http:\/\/127\.0\.0\.1:1 cannot be reached: .+\n$/),
  });
  expect(refused.fault + away.fault).not.toContain(token);
});

test.each([
  [['ftp://h/x'], /^Give the webhook URL/],
  [['not a url'], /^Give the webhook URL/],
  [['http://127.0.0.1:1/x'], /^Give --type\./],
  [['http://127.0.0.1:1/x', '--type', 'falco', '--resolve'], /^falco never tells that an alert is over\./],
  [['http://127.0.0.1:1/x', '--type', 'falco', '--payload', '-'], /^Give either --payload, or --type/],
])('%j is refused', async (args, reason) => {
  expect(await callCommand(['send', ...args])).toEqual({ code: 2, output: '', fault: expect.stringMatching(reason) });
});
