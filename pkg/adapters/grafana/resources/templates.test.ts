import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { templateNames } from '../../../contract/templates/templates.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

async function create(
  fields: object = {}
): Promise<{ uid: string; post: (payload: unknown) => Promise<Answer['body']> }> {
  const { status, body } = await sidecar.call('POST', 'integrations', {
    name: 'Lab',
    type: 'formatted_webhook',
    ...fields,
  });
  expect({ status, body }).toMatchObject({ status: 200 });
  const path = new URL(body.url).pathname;
  return { uid: body.uid, post: async (payload) => (await sidecar.post(path, JSON.stringify(payload))).body };
}

const change = (uid: string, templates: object) => sidecar.call('PATCH', `integrations/${uid}`, { templates });
const group = async (id: string) => (await sidecar.call('GET', `alert-groups/${id}`)).body;
const listed = async (id: string) =>
  (await sidecar.call('GET', 'alert-groups?limit=100')).body.items.find((item: { id: string }) => item.id === id);

test('a group says how its message is to be shown, as the settings of its integration say now', async () => {
  const { uid, post } = await create();
  const { alertGroupId } = await post({ message: '**a**' });
  expect(await group(alertGroupId)).toMatchObject({ message: '**a**', messageFormat: 'markdown' });
  await sidecar.call('PATCH', `integrations/${uid}`, { settings: { messageFormat: 'text' } });
  expect(await group(alertGroupId)).toMatchObject({ message: '**a**', messageFormat: 'text' });
  await sidecar.call('PATCH', `integrations/${uid}`, { settings: { quotaPerMinute: 500 } });
  await sidecar.call('DELETE', `integrations/${uid}`);
  expect(await group(alertGroupId)).toMatchObject({ message: '**a**', messageFormat: 'text' });
});

describe('the templates of an integration', () => {
  test('are the defaults of its type, and say so', async () => {
    const { uid } = await create();
    const { templates } = (await sidecar.call('GET', `integrations/${uid}`)).body;
    expect(Object.keys(templates)).toEqual([...templateNames]);
    expect(templates.title).toEqual({
      template: expect.stringContaining('title'),
      default: templates.title.template,
      customised: false,
      warnings: [],
    });
  });

  test('are changed one by one; null takes one back, and an empty text is empty on purpose', async () => {
    const { uid } = await create({ templates: { title: 'a', message: null } });
    await change(uid, { title: '', severity: 'high' });
    const { templates } = (await change(uid, { severity: null })).body;
    expect(templates.title).toMatchObject({ template: '', customised: true });
    expect(templates.title.default).not.toBe('');
    expect([templates.message.customised, templates.severity.customised]).toEqual([false, false]);
  });

  test('are not changed by who goes on from texts that are no longer there', async () => {
    const { uid } = await create({ templates: { title: 'first' } });
    const save = (templates: object, basedOn: object) =>
      sidecar.call('PATCH', `integrations/${uid}`, { templates, basedOn });
    expect((await save({ title: 'second' }, { title: 'first', message: null })).status).toBe(200);
    expect(await save({ title: 'third' }, { title: 'first', message: null })).toMatchObject({
      status: 409,
      body: { code: 'template_changed', details: { templates: ['title'] } },
    });
    expect(await save({ title: 'third' }, { title: null, message: 'x' })).toMatchObject({
      body: { code: 'template_changed', details: { templates: ['title', 'message'] } },
    });
    const { templates } = (await sidecar.call('GET', `integrations/${uid}`)).body;
    expect([templates.title.template, templates.message.customised]).toEqual(['second', false]);
    expect((await sidecar.call('PATCH', `integrations/${uid}`, { basedOn: { title: 'second' } })).status).toBe(400);
  });

  test('are changed by one of several who go on from the same at once', async () => {
    const { uid } = await create();
    const save = (title: string) =>
      sidecar.call('PATCH', `integrations/${uid}`, { templates: { title }, basedOn: { title: null } });
    const saved = await Promise.all(['a', 'b', 'c', 'd'].map(save));
    expect(saved.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test('with a fault are refused with its place, and nothing is stored', async () => {
    const { uid } = await create();
    const before = await sidecar.call('GET', `integrations/${uid}`);
    const faulty = { title: 'fine', message: 'first\n{{ payload.a', labels: '{{ x | nofilter }}' };
    const { status, body } = await change(uid, faulty);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_template' });
    expect(body.details.templates).toEqual([
      { template: 'message', line: 2, column: expect.any(Number), message: expect.any(String) },
      { template: 'labels', line: 1, column: expect.any(Number), message: expect.stringContaining('nofilter') },
    ]);
    expect(await sidecar.call('GET', `integrations/${uid}`)).toEqual(before);
    const created = await sidecar.call('POST', 'integrations', { name: 'x', type: 'webhook', templates: faulty });
    expect(created).toMatchObject({ status: 400, body: { code: 'invalid_template' } });
  });

  test.each([
    [{ templates: { titel: 'x' } }],
    [{ templates: { title: 5 } }],
    [{ templates: [] }],
    [{ templates: { title: 'x'.repeat(50_001) } }],
  ])('are refused as %j', async (body) => {
    const { uid } = await create();
    expect(await sidecar.call('PATCH', `integrations/${uid}`, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });

  test('that look like a mistake are taken, with a warning', async () => {
    const { uid } = await create();
    const { body } = await change(uid, { title: '{{ paylod.title }}', groupingKey: '{{ source_link }}' });
    expect(body.templates.title.warnings).toMatchObject([{ line: 1, message: expect.stringContaining('paylod') }]);
    expect(body.templates.groupingKey.warnings).toMatchObject([{ message: expect.stringContaining('source_link') }]);
  });

  test('stay when the type changes', async () => {
    const { uid } = await create({ templates: { title: 'mine' } });
    const { body } = await sidecar.call('PATCH', `integrations/${uid}`, { type: 'alertmanager' });
    expect(body.templates.title.template).toBe('mine');
    expect(body.templates.groupingKey.template).toContain('groupKey');
  });

  test('are in force for the next alert', async () => {
    const { uid, post } = await create();
    await change(uid, {
      groupingKey: '{{ payload.host }}',
      severity: '{{ payload.level }}',
      labels: '{{ {"host": payload.host} | tojson }}',
      acknowledgeCondition: '{{ payload.seen }}',
    });
    const first = await post({ host: 'db-1', level: 'HIGH' });
    const second = await post({ host: 'db-1', seen: true });
    expect(second.alertGroupId).toBe(first.alertGroupId);
    expect(await group(first.alertGroupId)).toMatchObject({
      state: 'acknowledged',
      severity: 'high',
      labels: { host: 'db-1' },
      groupingKey: 'db-1',
    });
  });
});

describe('a template that fails', () => {
  test('refuses no alert; the failure is kept with it and shown', async () => {
    const { post } = await create({ templates: { groupingKey: '{{ payload.a.b.c }}', severity: 'urgent' } });
    const first = await post({ title: 'Disk full' });
    const second = await post({ title: 'Disk full' });
    expect(second.alertGroupId).not.toBe(first.alertGroupId);
    const { items } = (await sidecar.call('GET', `alert-groups/${first.alertGroupId}/alerts`)).body;
    expect(items[0].failures).toEqual([
      { template: 'groupingKey', line: 1, column: expect.any(Number), message: expect.any(String) },
      { template: 'severity', line: null, column: null, message: expect.stringContaining('urgent') },
    ]);
    expect(await (await sidecar.request('/metrics')).text()).toMatch(
      /bellhook_template_failures_total\{type="formatted_webhook",template="groupingKey"\} [1-9]/
    );
  });

  test('when somebody looks shows the default, and says so', async () => {
    const { post } = await create({ templates: { message: '{{ 1 / 0 }}' } });
    const { alertGroupId } = await post({ message: 'on db-1' });
    expect(await group(alertGroupId)).toMatchObject({
      message: 'on db-1',
      failures: [{ template: 'message', line: 1 }],
    });
  });
});

describe('a change shows at once on old groups', () => {
  test('in their message, image and link, and moves no alert to another group', async () => {
    const { uid, post } = await create();
    const { alertGroupId } = await post({ alert_uid: 'k', message: 'on db-1' });
    await change(uid, {
      message: 'Look: {{ payload.message }} {{ source_link }}',
      sourceLink: 'https://example.com/{{ payload.alert_uid }}',
      imageUrl: 'https://example.com/a.png',
      groupingKey: 'other',
    });
    expect(await group(alertGroupId)).toMatchObject({
      message: 'Look: on db-1 https://example.com/k',
      sourceLink: 'https://example.com/k',
      imageUrl: 'https://example.com/a.png',
      groupingKey: 'k',
      alertCount: 1,
    });
    expect((await post({ alert_uid: 'k' })).alertGroupId).not.toBe(alertGroupId);
  });

  test('in their title, in the list too', async () => {
    const { uid, post } = await create();
    const { alertGroupId } = await post({ title: 'Disk full', host: 'db-1' });
    await change(uid, { title: '{{ payload.title }} on {{ payload.host }}' });
    expect((await group(alertGroupId)).title).toBe('Disk full on db-1');
    expect((await listed(alertGroupId)).title).toBe('Disk full on db-1');
    await change(uid, { title: '' });
    expect((await listed(alertGroupId)).title).toBe('Alert');
    await change(uid, { title: null });
    expect((await listed(alertGroupId)).title).toBe('Disk full');
  });

  test('also after the integration is deleted', async () => {
    const { uid, post } = await create();
    const { alertGroupId } = await post({ title: 'Disk full', message: 'on db-1' });
    await change(uid, { title: 'The last title' });
    await sidecar.call('DELETE', `integrations/${uid}`);
    expect(await group(alertGroupId)).toMatchObject({ title: 'The last title', message: 'on db-1' });
  });
});

test('a title can print the group’s number, and a message its address', async () => {
  const { post } = await create({
    templates: { title: '#{{ grafana_oncall_alert_group_id }}', message: '{{ grafana_oncall_link }}' },
  });
  const { alertGroupId } = await post({});
  const { number } = await listed(alertGroupId);
  expect((await listed(alertGroupId)).title).toBe(`#${number}`);
  const caller = { grafanaUrl: 'https://grafana.example/sub/' };
  const { body } = await sidecar.call('GET', `alert-groups/${alertGroupId}`, undefined, caller);
  expect(body.message).toBe(`https://grafana.example/sub/a/bellhook-alerts-app/alert-groups/${alertGroupId}`);
});

test('a terse recovery blanks neither message nor link', async () => {
  const { post } = await create();
  const { alertGroupId } = await post({
    alert_uid: 'k',
    message: 'on db-1',
    link_to_upstream_details: 'https://e.com/',
  });
  await post({ alert_uid: 'k' });
  await post({ alert_uid: 'k', state: 'ok' });
  expect(await group(alertGroupId)).toMatchObject({
    state: 'resolved',
    message: 'on db-1',
    sourceLink: 'https://e.com/',
  });
});

describe('a preview', () => {
  const preview = (uid: string, body: object, role = 'Editor') =>
    sidecar.call('POST', `integrations/${uid}/preview`, body, { role });

  test('shows all templates on a payload: output, value, failures, warnings, time', async () => {
    const { uid } = await create();
    const payload = '{"title": "Disk full", "state": "OK", "severity": "error"}';
    const { status, body } = await preview(uid, {
      payload,
      templates: { labels: '{"n": 1}', message: '{{ nothing.x }}' },
    });
    expect(status).toBe(200);
    expect(Object.keys(body.results)).toEqual([...templateNames]);
    expect(body.results).toMatchObject({
      title: { output: 'Disk full', value: 'Disk full', failures: [], warnings: [], microseconds: expect.any(Number) },
      message: { output: '', value: null, failures: [{ template: 'message', line: 1 }], warnings: [{ line: 1 }] },
      groupingKey: { output: '', value: null },
      resolveCondition: { output: 'True', value: true },
      acknowledgeCondition: { output: '', value: false },
      severity: { value: 'high' },
      labels: { output: '{"n": 1}', value: { n: '1' } },
    });
  });

  test('renders only what is asked for', async () => {
    const { uid } = await create();
    const { body } = await preview(uid, { payload: '1', only: ['title'], templates: { title: '{{ payload }}' } });
    expect(body.results).toMatchObject({ title: { output: '1' } });
    expect(Object.keys(body.results)).toEqual(['title']);
  });

  test('reads the payload as a delivery is read', async () => {
    const { uid } = await create();
    const templates = { title: '{{ payload }}' };
    const { body } = await preview(uid, {
      payload: '{"2": 1.0, "1": 12345678901234567890}',
      only: ['title'],
      templates,
    });
    expect(body.results.title.output).toBe("{'2': 1.0, '1': 12345678901234567890}");
  });

  test('takes a stored alert, with its group', async () => {
    const { uid, post } = await create();
    const { alertId, alertGroupId } = await post({ title: 'Disk full' });
    const { body } = await preview(uid, { alertId, templates: { title: '{{ payload.title }} #{{ alert_group_id }}' } });
    expect(body.results.title.output).toBe(`Disk full #${(await group(alertGroupId)).number}`);
    expect(body).toMatchObject({ stored: '{"title":"Disk full"}', headers: {} });
  });

  test('reads the headers that are kept, and says which; of others it has nothing, and warns', async () => {
    const { uid } = await create();
    const headers = { 'X-GitHub-Event': 'push', Authorization: 'Bearer no-one-sees', 'x-gitlab-token': 'no-one-sees' };
    const tried = async (title: string) =>
      (await preview(uid, { payload: '{}', headers, only: ['title'], templates: { title } })).body;
    expect(await tried('{{ headers["x-github-event"] }}{{ headers | length }}')).toMatchObject({
      results: { title: { output: 'push1', warnings: [] } },
      headers: { 'x-github-event': 'push' },
    });
    const secret = await tried('{{ headers.authorization }}{{ headers["x-gitlab-token"] }}');
    expect(JSON.stringify(secret)).not.toContain('no-one-sees');
    expect(secret.results.title.warnings).toMatchObject([
      {
        line: 1,
        column: 11,
        message: expect.stringMatching(/^headers never has "authorization"; it can have ce-source,/),
      },
      { line: 1, message: expect.stringMatching(/^headers never has "x-gitlab-token"; did you mean "x-gitlab-event"/) },
    ]);
    expect(await tried('none')).toMatchObject({ headers: { 'x-github-event': 'push' } });
  });

  test('says what happens on arrival', async () => {
    const templates = { title: '{{ payload.a.b }}', severity: '{{ payload.s }}', resolveCondition: '{{ payload.ok }}' };
    const { uid, post } = await create({ templates });
    const payload = { alert_uid: 'k', s: 'info', ok: false };
    const { alertGroupId } = await post(payload);
    const { results } = (await preview(uid, { payload: JSON.stringify(payload) })).body;
    const [alert] = (await sidecar.call('GET', `alert-groups/${alertGroupId}/alerts`)).body.items;
    expect(alert).toMatchObject({ title: results.title.value, severity: results.severity.value });
    expect(alert.failures).toEqual(results.title.failures);
    expect((await group(alertGroupId)).groupingKey).toBe(results.groupingKey.value);
  });

  test('shows the fault of a template that does not parse', async () => {
    const { uid } = await create();
    const { status, body } = await preview(uid, { payload: '{}', templates: { title: '{% if %}' }, only: ['title'] });
    expect({ status, body }).toMatchObject({ status: 200, body: { results: { title: { failures: [{ line: 1 }] } } } });
  });

  test.each([
    [{}, 'invalid_request'],
    [{ payload: '{}', alertId: '1' }, 'invalid_request'],
    [{ payload: { a: 1 } }, 'invalid_request'],
    [{ payload: '{}', only: [] }, 'invalid_request'],
    [{ payload: '{}', only: ['titel'] }, 'invalid_request'],
    [{ payload: '{"a":' }, 'invalid_payload'],
    [{ payload: '' }, 'invalid_payload'],
    [{ payload: '['.repeat(101) + ']'.repeat(101) }, 'invalid_payload'],
  ])('with %j is refused: %s', async (body, code) => {
    const { uid } = await create();
    expect(await preview(uid, body)).toMatchObject({ status: 400, body: { code } });
  });

  test('of the alert of another integration finds none', async () => {
    const [one, two] = [await create(), await create()];
    const { alertId } = await two.post({});
    expect(await preview(one.uid, { alertId })).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await sidecar.call('POST', `integrations/${two.uid}/preview`, { alertId }, { orgId: 2 })).status).toBe(404);
  });
});

describe('the history of templates', () => {
  const history = async (uid: string) => (await sidecar.call('GET', `integrations/${uid}/template-changes`)).body.items;

  test('names who changed which of them when, from what to what', async () => {
    const { uid } = await create({ templates: { title: 'first' } });
    expect(await history(uid)).toEqual([]);
    await sidecar.call('PATCH', `integrations/${uid}`, { templates: { title: 'second', severity: '' } });
    await sidecar.call('PATCH', `integrations/${uid}`, { name: 'Renamed', templates: { title: 'second' } });
    expect(await sidecar.call('PATCH', `integrations/${uid}`, { templates: { title: '{% if %}' } })).toMatchObject({
      status: 400,
    });
    const [change, ...others] = await history(uid);
    expect(others).toEqual([]);
    expect(change).toEqual({
      id: expect.any(String),
      at: '2026-11-23T12:00:00.000Z',
      by: expect.objectContaining({ kind: expect.stringMatching(/^(user|anonymous)$/) }),
      templates: [
        { template: 'title', before: 'first', after: 'second' },
        { template: 'severity', before: null, after: '' },
      ],
    });
  });

  test('is unknown to another org', async () => {
    const { uid } = await create();
    const { status } = await sidecar.call('GET', `integrations/${uid}/template-changes`, undefined, { orgId: 2 });
    expect(status).toBe(404);
  });
});

describe('suggested templates', () => {
  const suggest = (uid: string, body: object, where?: object) =>
    sidecar.call('POST', `integrations/${uid}/suggest-templates`, body, where);

  test('are guessed from the stored alerts and the payload, and group what comes', async () => {
    const { uid, post } = await create({ type: 'webhook' });
    const turn = (event: string, host: string) => ({
      title: 'High load',
      origin: { host },
      check: 'load',
      event,
      n: Math.random(),
    });
    for (const host of ['db-1', 'db-2']) {
      await post(turn('load.alarm', host));
    }
    const { status, body } = await suggest(uid, { payload: JSON.stringify(turn('load.cleared', 'db-1')) });
    expect({ status, body }).toMatchObject({ status: 200, body: { payloads: 3 } });
    const found = Object.fromEntries(
      body.suggestions.map((suggestion: { template: string }) => [suggestion.template, suggestion])
    );
    expect(found).toMatchObject({
      title: { same: true, because: [{ rule: 'text', field: 'title', values: [{ text: 'High load', count: 3 }] }] },
      groupingKey: { same: false, because: [{ field: 'origin.host' }, { field: 'check' }] },
      resolveCondition: { same: false, because: [{ rule: 'state', field: 'event', recovered: 1 }] },
    });
    const templates = { groupingKey: found['groupingKey'].text, resolveCondition: found['resolveCondition'].text };
    await sidecar.call('PATCH', `integrations/${uid}`, { templates });
    const { alertGroupId } = await post(turn('load.alarm', 'db-1'));
    expect((await post(turn('load.cleared', 'db-1'))).alertGroupId).toBe(alertGroupId);
    expect(await group(alertGroupId)).toMatchObject({ state: 'resolved', groupingKey: 'db-1/load' });
  });

  test('need nothing that has arrived, and save nothing', async () => {
    const { uid } = await create({ type: 'webhook' });
    expect((await suggest(uid, {})).body).toEqual({ payloads: 0, suggestions: [] });
    expect((await suggest(uid, { payload: '{"subject": "Disk full"}' })).body.suggestions).toMatchObject([
      { template: 'title', text: '{{ payload | first_of("subject") }}' },
    ]);
    expect((await sidecar.call('GET', `integrations/${uid}`)).body.templates.title.customised).toBe(false);
  });

  test('are refused where the payload cannot be read, and to another org', async () => {
    const { uid } = await create({ type: 'webhook' });
    expect(await suggest(uid, { payload: '{"a":' })).toMatchObject({ status: 400, body: { code: 'invalid_payload' } });
    expect(await suggest(uid, { payload: { a: 1 } })).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect((await suggest(uid, {}, { orgId: 2 })).status).toBe(404);
  });
});

describe('a dry run', () => {
  const dryRun = (uid: string, body: object) => sidecar.call('POST', `integrations/${uid}/dry-run`, body);

  test('says which groups would merge, split, and end otherwise', async () => {
    const { uid, post } = await create();
    const payloads = [
      { alert_uid: 'a', host: 'x', n: 1 },
      { alert_uid: 'b', host: 'x', n: 2 },
      { alert_uid: 'c', host: 'y', n: 3 },
      { alert_uid: 'c', host: 'z', n: 4 },
      { alert_uid: 'd', host: 'd', n: 5, done: true },
    ];
    const ids: string[] = [];
    const groups: Array<{ id: string; number: number }> = [];
    for (const payload of payloads) {
      const { alertId, alertGroupId } = await post(payload);
      ids.push(alertId);
      groups.push({ id: alertGroupId, number: (await group(alertGroupId)).number });
    }
    const [a, b, c, , d] = groups;
    const { status, body } = await dryRun(uid, {
      templates: { groupingKey: '{{ payload.host }}', acknowledgeCondition: '{{ payload.done }}' },
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        alerts: 5,
        complete: true,
        present: { groups: 4, open: 4, failures: 0 },
        proposed: { groups: 4, open: 4, failures: 0 },
        merged: [
          {
            proposed: { groupingKey: 'x', alertCount: 2, alertIds: [ids[0], ids[1]], alertGroups: [a, b] },
            present: [
              { groupingKey: 'a', alertGroups: [a] },
              { groupingKey: 'b', alertGroups: [b] },
            ],
          },
        ],
        split: [{ present: { groupingKey: 'c' }, proposed: [{ groupingKey: 'y' }, { groupingKey: 'z' }] }],
        stateChanged: [{ present: { state: 'firing' }, proposed: { state: 'acknowledged' } }],
        outcomeChanged: [
          { alertId: ids[1], alertGroup: b, present: 'opened', proposed: 'added' },
          { alertId: ids[3], alertGroup: c, present: 'added', proposed: 'opened' },
          { alertId: ids[4], alertGroup: d, present: 'opened', proposed: 'acknowledged' },
        ],
      },
    });
  });

  test('changes nothing, looks at the newest only, and lists what fails', async () => {
    const { uid, post } = await create();
    const { alertGroupId } = await post({ alert_uid: 'a' });
    const { alertId } = await post({ alert_uid: 'a' });
    const before = await group(alertGroupId);
    const { body } = await dryRun(uid, { templates: { groupingKey: '{{ payload.x.y }}' }, alerts: 1 });
    expect(body).toMatchObject({
      alerts: 1,
      complete: true,
      failures: [{ alertId, template: 'groupingKey', line: 1 }],
    });
    expect(await group(alertGroupId)).toEqual(before);
  });

  test('of an integration without alerts says so', async () => {
    const { uid } = await create();
    expect((await dryRun(uid, { templates: { title: 'x' } })).body).toMatchObject({ alerts: 0, complete: true });
  });

  test.each([
    {},
    { templates: {} },
    { templates: { title: 'x' }, alerts: 501 },
    { templates: { title: 'x' }, alerts: 0 },
  ])('with %j is refused', async (body) => {
    const { uid } = await create();
    expect(await dryRun(uid, body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  test('of a template that does not parse is refused', async () => {
    const { uid } = await create();
    expect(await dryRun(uid, { templates: { title: '{{' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_template' },
    });
  });
});
