import { expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

test('an alert group is found by a word of its message soon after its alert came, and of its newest alert alone', async () => {
  const sidecar = await startTestSidecar();
  try {
    const { body } = await sidecar.call('POST', 'integrations', { name: 'Printers', type: 'formatted_webhook' });
    const send = (message: string) =>
      sidecar.post(new URL(body.url).pathname, JSON.stringify({ alert_uid: 'a', title: 'Printer', message }));
    const find = async (word: string, orgId = 1) =>
      (await sidecar.call('GET', `alert-groups?query=${word}`, undefined, { orgId })).body.total;

    await send('Tray 2 is out of Paper');
    await eventually(async () => (await find('paper')) === 1);
    expect(await find('paper', 2)).toBe(0);
    await send('Toner is low');
    await eventually(async () => (await find('toner')) === 1);
    expect(await find('paper')).toBe(0);
  } finally {
    await sidecar.close();
  }
});
