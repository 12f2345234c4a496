import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callCommand } from '../../../test-support/sidecar/run-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-render-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const payload = JSON.stringify({ alert_uid: 'u1', title: 'Disk full', state: 'ok', message: 'One\nTwo' });
const render = (...args: string[]) =>
  callCommand(['render', '--type', 'formatted_webhook', '--payload', '-', ...args], { input: payload });

test('shows what each default template of the type makes of a payload', async () => {
  const { code, output, fault } = await render();
  expect([code, fault]).toEqual([0, '']);
  expect(output).toContain('title: Disk full\nmessage: \n  One\n  Two\nimageUrl: (nothing)\n');
  expect(output).toContain('groupingKey: u1\nresolveCondition: yes\nacknowledgeCondition: no\n');
});

test('shows one template, with templates and a name of one’s own, and a payload in a file', async () => {
  const templates = file('t.yaml', 'title: "{{ payload.title | upper }} of {{ integration_name }}"\nmessage:\n');
  const args = ['--templates', templates, '--template', 'title', '--name', 'Backups'];
  expect(await render(...args)).toEqual({ code: 0, output: 'title: DISK FULL of Backups\n', fault: '' });
  expect(
    await callCommand(['render', '--type', 'webhook', '--template', 'title', '--payload', file('p.json', payload)])
  ).toMatchObject({ code: 0, output: 'title: Disk full\n' });
});

test('prints all that is known of a result as JSON', async () => {
  const { code, output } = await render('--template', 'title', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(output)).toEqual({
    results: {
      title: { output: 'Disk full', value: 'Disk full', failures: [], warnings: [], microseconds: expect.any(Number) },
    },
  });
});

test('says why a template fails', async () => {
  const templates = file('bad.yaml', 'title: "{{ payload.title + 1 }}"\nseverity: "{{ payload"\n');
  const { code, output, fault } = await render('--templates', templates);
  expect(code).toBe(1);
  expect(fault).toMatch(/^title, line 1, column \d+: .+\nseverity, line 1, column \d+: .+\n$/);
  expect(output).toContain('groupingKey: u1\n');
});

test.each([
  [['--type', 'carrier_pigeon', '--payload', '-'], /^There is no type carrier_pigeon\. There are webhook, /],
  [['--payload', '-'], /^Give --type\. There are/],
  [['--type', 'webhook'], /^Give --payload\./],
  [['--type', 'webhook', '--payload', '-', '--template', 'titel'], /^There is no template titel\. There are title, /],
  [['--type', 'webhook', '--payload', '/nowhere.json'], /^\/nowhere\.json cannot be read: ENOENT/],
])('%j cannot be rendered', async (args, reason) => {
  expect(await callCommand(['render', ...args], { input: '{}' })).toEqual({
    code: 2,
    output: '',
    fault: expect.stringMatching(reason),
  });
});

test.each([
  ['titel: x', /bad\.yaml: .*titel/],
  ['title: []', /bad\.yaml: title: /],
  ['title: [', /bad\.yaml: /],
])('templates as %j are refused', async (text, reason) => {
  expect(await render('--templates', file('bad.yaml', text))).toMatchObject({
    code: 2,
    fault: expect.stringMatching(reason),
  });
});

test('a payload that no delivery could be is refused', async () => {
  expect(await callCommand(['render', '--type', 'webhook', '--payload', '-'], { input: '{"a":' })).toMatchObject({
    code: 2,
    fault: expect.stringMatching(/^The payload cannot be read: invalid_json/),
  });
});

test('shows any alert of a delivery that is split', async () => {
  const alerts = ['a', 'b'].map((name) => ({ status: 'firing', labels: { alertname: name }, annotations: {} }));
  const input = JSON.stringify({
    version: '4',
    status: 'firing',
    groupKey: 'k',
    commonLabels: {},
    groupLabels: {},
    alerts,
  });
  const args = ['render', '--type', 'alertmanager', '--template', 'title', '--payload', '-', '--split'];
  expect((await callCommand(args, { input })).output).toBe('title: a\n');
  expect((await callCommand([...args, '--alert', '2'], { input })).output).toBe('title: b\n');
  expect(await callCommand([...args, '--alert', '0'], { input })).toMatchObject({ code: 2 });
});
