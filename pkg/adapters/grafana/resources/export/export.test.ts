import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../../test-support/sidecar/test-sidecar.ts';
import { alertGroupSummary } from '../../../../contract/alert-groups/schemas.ts';

let sidecar: TestSidecar;
let path: string;
beforeAll(async () => {
  sidecar = await startTestSidecar();
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Backups, nightly', type: 'formatted_webhook' });
  path = new URL(body.url).pathname;
  await send({ alert_uid: 'a', title: '=HYPERLINK("https://evil.example","x")', severity: 'high' });
  await send({ alert_uid: 'b', title: 'Disk "full", 😀' });
  await send({ alert_uid: 'c', title: 'Over' });
  await send({ alert_uid: 'c', state: 'ok' });
});
afterAll(() => sidecar.close());

const send = (payload: object) => sidecar.post(path, JSON.stringify(payload));
const download = (query: string, caller = {}) =>
  sidecar.call('GET', `alert-groups/export${query}`, undefined, { grafanaUrl: 'https://g.example/sub/', ...caller });

test('CSV has a row of names, and a row for each group that no spreadsheet takes for a formula', async () => {
  const { status, headers, body } = await download('?format=csv', { role: 'Viewer' });
  expect([status, headers]).toEqual([
    200,
    {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="alert-groups-2026-11-23.csv"',
    },
  ]);
  const lines = body.split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^number,state,severity,title,integration,type,labels,alerts,/);
  expect(lines[1]).toMatch(/^3,resolved,,Over,"Backups, nightly",formatted_webhook,,2,/);
  expect(lines[2]).toMatch(/^2,firing,,"Disk ""full"", 😀","Backups, nightly",/);
  expect(lines[3]).toMatch(/^1,firing,high,"'=HYPERLINK\(""https:\/\/evil.example"",""x""\)",/);
  expect(lines[3]).toMatch(/,https:\/\/g.example\/sub\/a\/bellhook-alerts-app\/alert-groups\/1$/);
  expect(lines[4]).toBe('');
});

test('JSON lines have the groups as the list has them', async () => {
  const { headers, body } = await download('?format=jsonl&state=firing');
  expect(headers).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': 'attachment; filename="alert-groups-2026-11-23.jsonl"',
  });
  const rows = body
    .trimEnd()
    .split('\n')
    .map((line: string) => JSON.parse(line));
  const { items } = (await sidecar.call('GET', 'alert-groups?state=firing')).body;
  // What somebody may do with a group is no matter of a file that they may give to others.
  const exported = alertGroupSummary.omit({ may: true });
  expect(rows.map(({ link: _, ...group }: { link: string }) => exported.parse(group))).toEqual(
    items.map(({ may: _, ...group }: { may: string }) => group)
  );
  expect(rows[0].link).toBe('https://g.example/sub/a/bellhook-alerts-app/alert-groups/2');
});

test('a query selects, and a sort orders', async () => {
  const titles = async (query: string) =>
    (await download(`?format=jsonl&${query}`)).body
      .trimEnd()
      .split('\n')
      .map((line: string) => JSON.parse(line).number);
  // Alerts that come fast count in filters and sorts a moment later.
  await eventually(async () => (await download('?format=jsonl&query=alerts:2')).body !== '');
  expect(await titles('query=alerts:2')).toEqual([3]);
  expect(await titles('sort=alerts')).toEqual([3, 2, 1]);
  expect(await titles('sort=severity&order=desc&query=alerts:1')).toEqual([1, 2]);
  expect(await download('?query=(')).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
});

test('titles are those that the present templates make', async () => {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Renamed', type: 'formatted_webhook' });
  await sidecar.post(new URL(body.url).pathname, JSON.stringify({ title: 'as it was' }));
  await sidecar.call('PATCH', `integrations/${body.uid}`, { templates: { title: 'new: {{ payload.title }}' } });
  const { body: file } = await download(`?format=jsonl&integration=${body.uid}`);
  expect(JSON.parse(file).title).toBe('new: as it was');
});

test('all groups of many pages are there, each once and the newest first', async () => {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Many', type: 'webhook' }, { orgId: 7 });
  const many = new URL(body.url).pathname;
  await Promise.all(
    Array.from({ length: 350 }, (_, i) => sidecar.post(many, JSON.stringify({ alert_uid: `${i}`, title: `t${i}` })))
  );
  const { body: file } = await download('?format=jsonl', { orgId: 7 });
  const numbers = file
    .trimEnd()
    .split('\n')
    .map((line: string) => JSON.parse(line).number);
  expect(numbers).toEqual(Array.from({ length: 350 }, (_, i) => 350 - i));
});

test('an org without groups has a file without rows, and sees nothing of others', async () => {
  expect((await download('?format=jsonl', { orgId: 2 })).body).toBe('');
  expect((await download('', { orgId: 2 })).body.split('\r\n')).toHaveLength(2);
});

test.each(['?format=xlsx', '?state=broken', '?sort=colour', '?from=yesterday', '?limit=5', '?cursor=x', '?nonsense=1'])(
  'bad input is refused: %s',
  async (query) => {
    expect(await download(query)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  }
);

test('an org has a few exports at once, which it gives back whether they are read or given up', async () => {
  const begin = () =>
    sidecar.backend.callResource({
      caller: {
        orgId: 1,
        actor: { kind: 'anonymous' },
        role: 'Viewer',
        login: '',
        teams: [],
        webhookBaseUrl: undefined,
        grafanaUrl: undefined,
      },
      method: 'GET',
      path: 'alert-groups/export',
      query: new URLSearchParams(),
      body: new Uint8Array(),
    });
  for (const round of [1, 2]) {
    const replies = await Promise.all([begin(), begin(), begin(), begin()]);
    expect([round, ...replies.map(({ status }) => status)]).toEqual([round, 200, 200, 200, 200]);
    expect(await begin()).toMatchObject({ status: 503 });
    // Another org finds room.
    expect((await download('', { orgId: 2 })).status).toBe(200);
    for (const { body } of replies) {
      for await (const part of body as AsyncIterable<string>) {
        expect(part).toContain('number,state');
        break;
      }
    }
  }
});
