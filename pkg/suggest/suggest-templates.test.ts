import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import { caseShape } from '../../test-support/sidecar/cases/case.ts';
import { factsOf } from '../../test-support/sidecar/interpret.ts';
import { integrationTypes } from '../contract/integration-types.ts';
import type { TypeExamples } from '../integration-types/type-presentation.ts';
import { suggestTemplates } from './suggest-templates.ts';

const valueOf = (payload: unknown) => parseJson(JSON.stringify(payload));
const suggest = (payloads: readonly unknown[]) =>
  Object.fromEntries(suggestTemplates(payloads.map(valueOf)).map(({ template, text }) => [template, text]));

/** What the suggested templates make of payloads that arrive at a `webhook` integration: by payload its key and its signal. */
function read(payloads: readonly unknown[]) {
  const templates = suggest(payloads);
  const facts = payloads.map((payload) => factsOf('webhook', payload, templates));
  expect(facts.flatMap(({ failures }) => failures)).toEqual([]);
  return facts.map(({ groupingKey, signal }) => [groupingKey, signal]);
}

/** SNS carries the alarm as JSON in a text, in which no template looks without being told. */
const unreadable = new Set(['amazon_sns']);

describe.each(integrationTypes.filter((type) => !unreadable.has(type)))('the payloads of %s', (type) => {
  test('suggest templates that group an alert with its recovery', async () => {
    const { examples } = (await import(`../integration-types/${type}/examples.ts`)) as { examples: TypeExamples };
    const { firing, resolving, odd } = examples;
    const [fired, resolved] = read([firing, ...(resolving === undefined ? [] : [resolving])]);
    expect(fired).toEqual([expect.any(String), 'fire']);
    if (resolving !== undefined) {
      expect(resolved).toEqual([fired?.[0], 'resolve']);
    }
    expect(factsOf('webhook', odd, suggest([firing, resolving ?? firing])).failures).toEqual([]);
  });
});

describe('what people have really received', () => {
  const folder = join(import.meta.dirname, '../../test-support/sidecar/cases');
  const received = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const { requests } = caseShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return [
        file,
        requests.map(({ body }) => body).filter((body) => typeof body === 'object' && body !== null),
      ] as const;
    })
    .filter(([, bodies]) => bodies.length > 0);

  test.each(received)('%s: no template fails, and a recovery finds its alert', (file, bodies) => {
    const turns = read(bodies);
    for (const [i, [key, signal]] of turns.entries()) {
      // As above, SNS is not looked into.
      if (signal === 'resolve' && file !== 'json-as-plain-text.json') {
        expect(turns.slice(0, i)).toContainEqual([key, 'fire']);
      }
    }
  });
});

const job = (event: string, host: string, name: string, run: number) => ({
  event: `job.${event}`,
  run_id: `b6b0ef2e-3f0d-4d0c-9c3e-1f2a3b4c5d${run}`,
  origin: { host, account_id: 'a-17' },
  job: name,
  finished_at: `2026-11-23T0${run % 10}:00:00Z`,
});
const threshold = (host: string, metric: string, firing: boolean, value: number) => ({ host, metric, firing, value });
const incident = (id: number, phase: string, more: object = {}) => ({
  incident: { id, name: `Order queue ${id} is long`, page: `https://ops.example/incidents/${id}` },
  account: { id: 7, api_token: 'hush' },
  phase,
  prio: 'P1',
  ...more,
});

const check = (hostname: string, state: number, output: string) => ({ hostname, check: 'ping', state, output });
const link = (device: string, ended_at: string | null, epoch: number) => ({
  ...{ device, event: 'Link down', started_at: '2026-11-23T10:00:00Z', epoch, ended_at },
});
const legacy = (state: string, ruleId: number) => ({
  ...{ title: `[${state}] Panel ${ruleId}`, ruleId, ruleName: `Panel ${ruleId}`, state },
  ruleUrl: `https://grafana.example/d/${ruleId}`,
});
const chinese = (host: string, state: string) => ({ 主机: host, 状态: state, 级别: '严重', 标题: `磁盘已满 ${host}` });
const german = (anlage: string, zustand: string) => ({
  ...{ anlage, zustand, meldung: 'Temperatur zu hoch', dringlichkeit: 'hoch' },
});
const listed = (status: string, alertname: string) => [{ status, labels: { alertname, instance: 'i1' } }];

test.each<[sender: string, payloads: unknown[], expected: Record<string, string>]>([
  [
    'numbers for states, and the state at the beginning of an output',
    [check('a', 2, 'CRITICAL - loss'), check('b', 2, 'CRITICAL - loss'), check('a', 0, 'OK - no loss')],
    {
      title: '{{ [payload | first_of("hostname"), payload | first_of("check")] | select | join(": ") }}',
      message: '{{ payload | first_of("output") }}',
      groupingKey: '{{ [payload | first_of("hostname"), payload | first_of("check")] | select | join("/") }}',
      resolveCondition: '{{ (payload | first_of("output")).startswith("OK") }}',
    },
  ],
  [
    'a name that sounds like a state and stays the same, beside times of two kinds',
    [link('fw1', null, 1763900000), link('fw2', null, 1763900001), link('fw1', '2026-11-23T10:05:00Z', 1763900300)],
    {
      title: '{{ [payload | first_of("device"), payload | first_of("event")] | select | join(": ") }}',
      groupingKey: '{{ [payload | first_of("device"), payload | first_of("event")] | select | join("/") }}',
      resolveCondition: '{{ (payload | first_of("ended_at")) != "" }}',
    },
  ],
  [
    'the id of a rule with its page, which adds nothing',
    [legacy('Alerting', 5), legacy('Alerting', 6), legacy('OK', 5)],
    {
      title: '{{ payload | first_of("title") }}',
      sourceLink: '{{ payload | first_address("ruleUrl") }}',
      groupingKey: '{{ payload | first_of("ruleId") }}',
      resolveCondition: '{{ payload | says_recovery("state") }}',
    },
  ],
  [
    'names and words in Chinese',
    [chinese('主机-1', '告警'), chinese('主机-2', '告警'), chinese('主机-1', '恢复')],
    {
      title: '{{ payload | first_of("标题") }}',
      groupingKey: '{{ [payload | first_of("主机"), payload | first_of("标题")] | select | join("/") }}',
      resolveCondition: '{{ (payload | first_of("状态")) | lower in ["恢复"] }}',
      severity:
        '{{ {"严重": "critical"}.get((payload | first_of("级别")) | lower, "") or (payload | first_of("级别") | severity_word) }}',
    },
  ],
  [
    'names and words in German',
    [german('Kessel 1', 'Störung'), german('Kessel 2', 'Störung'), german('Kessel 1', 'Behoben')],
    {
      title: '{{ [payload | first_of("anlage"), payload | first_of("meldung")] | select | join(": ") }}',
      groupingKey: '{{ [payload | first_of("anlage"), payload | first_of("meldung")] | select | join("/") }}',
      resolveCondition: '{{ (payload | first_of("zustand")) | lower in ["behoben"] }}',
      severity:
        '{{ {"hoch": "high"}.get((payload | first_of("dringlichkeit")) | lower, "") or (payload | first_of("dringlichkeit") | severity_word) }}',
    },
  ],
  [
    'lists, of whose first object it speaks',
    [listed('firing', 'x'), listed('firing', 'y'), listed('resolved', 'x')],
    {
      title:
        '{{ [payload | first | first_of("labels.instance"), payload | first | first_of("labels.alertname")] | select | join(": ") }}',
      groupingKey:
        '{{ [payload | first | first_of("labels.instance"), payload | first | first_of("labels.alertname")] | select | join("/") }}',
      resolveCondition: '{{ payload | first | says_recovery("status") }}',
    },
  ],
  [
    'compounds for states, and a new id in each message',
    [job('failed', 'db1', 'backup', 10), job('failed', 'db2', 'backup', 11), job('succeeded', 'db1', 'backup', 12)],
    {
      title: '{{ [payload | first_of("origin.host"), payload | first_of("job")] | select | join(": ") }}',
      groupingKey: '{{ [payload | first_of("origin.host"), payload | first_of("job")] | select | join("/") }}',
      resolveCondition: '{{ (payload | first_of("event")) | lower in ["job.succeeded"] }}',
    },
  ],
  [
    'a flag',
    [threshold('a', 'load', true, 9.5), threshold('a', 'swap', true, 1.5), threshold('a', 'load', false, 0.5)],
    {
      title: '{{ [payload | first_of("host"), payload | first_of("metric")] | select | join(": ") }}',
      groupingKey: '{{ [payload | first_of("host"), payload | first_of("metric")] | select | join("/") }}',
      resolveCondition: '{{ (payload | first_of("firing")) | lower in ["false"] }}',
    },
  ],
  [
    'an identifier beside that of an account',
    [incident(1, 'open'), incident(2, 'open'), incident(1, 'acknowledged'), incident(1, 'closed')],
    {
      title: '{{ payload | first_of("incident.name") }}',
      sourceLink: '{{ payload | first_address("incident.page") }}',
      groupingKey: '{{ payload | first_of("incident.id") }}',
      resolveCondition: '{{ payload | says_recovery("phase") }}',
      acknowledgeCondition: '{{ (payload | first_of("phase")) | lower in ["acknowledged"] }}',
      severity: '{{ payload | first_of("prio") | severity_word }}',
    },
  ],
  [
    'a time at which it ended',
    [
      { alert_key: 'x', text: 'The queue is long', ended_at: null },
      { alert_key: 'x', text: 'The queue is long', ended_at: '2026-11-23T12:00:00Z' },
    ],
    {
      title: '{{ payload | first_of("text") }}',
      groupingKey: '{{ payload | first_of("alert_key") }}',
      resolveCondition: '{{ (payload | first_of("ended_at")) != "" }}',
    },
  ],
  [
    'titles that begin with the state',
    [
      { subject: 'PROBLEM: disk', host: 'a', check: 'disk' },
      { subject: 'RECOVERY: disk', host: 'a', check: 'disk' },
    ],
    {
      title: '{{ payload | first_of("subject") }}',
      groupingKey: '{{ [payload | first_of("host"), payload | first_of("check")] | select | join("/") }}',
      resolveCondition: '{{ (payload | first_of("subject")).startswith("RECOVERY") }}',
    },
  ],
  [
    'a number for the state, which the sentences explain',
    [
      { check_id: 4, state: 2, message: 'The probe failed' },
      { check_id: 4, state: 0, message: 'The probe has recovered' },
    ],
    {
      title: '{{ payload | first_of("message") }}',
      groupingKey: '{{ payload | first_of("check_id") }}',
      resolveCondition: '{{ (payload | first_of("state")) | lower in ["0"] }}',
    },
  ],
  [
    'severities of its own, an image, and a document',
    [
      {
        ...{ alert_id: 'q', title: 'Queue', severity: 'Sev2', status: 'firing', docs_url: 'https://docs.example/q' },
        ...{ url: 'https://ops.example/q', chart: 'https://ops.example/q.png' },
      },
    ],
    {
      title: '{{ payload | first_of("title") }}',
      imageUrl: '{{ payload | first_address("chart") }}',
      sourceLink: '{{ payload | first_address("url", "docs_url") }}',
      groupingKey: '{{ payload | first_of("alert_id") }}',
      resolveCondition: '{{ payload | says_recovery("status") }}',
      severity:
        '{{ {"sev2": "high"}.get((payload | first_of("severity")) | lower, "") or (payload | first_of("severity") | severity_word) }}',
    },
  ],
])('a sender with %s', (_, payloads, expected) => {
  expect(suggest(payloads)).toEqual(expected);
});

test('incidents of different hosts and checks stay apart, and each recovery finds its own', () => {
  const payloads = ['a', 'b'].flatMap((host) =>
    ['disk', 'load'].flatMap((check) => ['DOWN', 'UP'].map((status) => ({ source: 'probe', host, check, status })))
  );
  expect(read(payloads)).toEqual(
    ['a/disk', 'a/load', 'b/disk', 'b/load'].flatMap((key) => [
      [key, 'fire'],
      [key, 'resolve'],
    ])
  );
});

test('a state that was before is not the state', () => {
  const turn = (status: string, previous_status: string) => ({ check_id: 1, previous_status, status });
  expect(suggest([turn('down', 'up'), turn('up', 'down')]).resolveCondition).toBe(
    '{{ payload | says_recovery("status") }}'
  );
});

test('each suggestion says which fields it reads, and what was in them', () => {
  const found = suggestTemplates([incident(1, 'open'), incident(2, 'open'), incident(1, 'closed')].map(valueOf));
  const because = Object.fromEntries(found.map((suggestion) => [suggestion.template, suggestion.because]));
  expect(because).toMatchObject({
    resolveCondition: [
      {
        ...{ rule: 'state', field: 'phase', firing: 2, recovered: 1 },
        values: [
          { text: 'open', count: 2 },
          { text: 'closed', count: 1 },
        ],
      },
    ],
    groupingKey: [{ rule: 'incident', field: 'incident.id', distinct: 2, paired: 1 }],
  });
  expect(JSON.stringify(found)).not.toContain('hush');
});

test.each<[payloads: string, payload: unknown]>([
  ['a text', 'disk'],
  ['a list', ['disk', 1, null]],
  ['an empty object', {}],
  ['numbers and times only', { a: 1, at: '2026-11-23T12:00:00Z', value: 0.5 }],
  ['odd names', { '': 'x', 'a.b': 'ok', a: { b: 'down' }, '}}': 'down', 'x"y\\z': 'up', __proto__: { state: 'ok' } }],
  ['deep objects', Array.from({ length: 50 }).reduce((inner) => ({ state: 'ok', inner }), {})],
])('%s give templates that fail nowhere', (_, payload) => {
  read([payload, payload]);
});

test('a payload with very many fields is looked at in part', () => {
  const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, 'x']));
  expect(suggest([{ status: 'firing', alert_id: 'a', ...wide }])).toMatchObject({
    groupingKey: '{{ payload | first_of("alert_id") }}',
  });
});
