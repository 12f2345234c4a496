import { parseJson } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import { factsOf, testSet } from '../../test-support/sidecar/interpret.ts';
import { integrationTypes } from '../contract/integration-types.ts';
import { templateNames } from '../contract/templates/templates.ts';
import { renderAppearance } from '../interpret/appearance.ts';
import { warningsOf } from '../interpret/check.ts';
import { interpret } from '../interpret/interpret.ts';

const nothing = {
  groupingKey: null,
  title: null,
  severity: null,
  labels: null,
  signal: 'fire',
  failures: [],
};

const look = (type: (typeof integrationTypes)[number], payload: unknown) =>
  renderAppearance(
    testSet(type),
    [{ payload: parseJson(JSON.stringify(payload)), headers: null }],
    { number: 7, link: '/g/7' },
    ['title', 'message', 'imageUrl', 'sourceLink']
  );

test.each(integrationTypes)('the default templates of %s parse without warnings', (type) => {
  const { templates } = testSet(type);
  for (const name of templateNames) {
    const custom = testSet(type, { [name]: `${templates[name].text} ` });
    expect(custom.templates[name].fallback).not.toBeNull();
    expect(warningsOf(name, custom)).toEqual([]);
  }
});

test.each(
  integrationTypes.flatMap((type) =>
    [{}, null, 'text', 5, true, [], [{ title: 'in an array' }], { title: null, alerts: null, groupLabels: null }].map(
      (payload) => [type, payload] as const
    )
  )
)('%s takes %j without a failure', (type, payload) => {
  expect(factsOf(type, payload)).toMatchObject({ title: null, severity: null, signal: 'fire', failures: [] });
  expect(look(type, payload)).toMatchObject({ imageUrl: null, sourceLink: null, failures: [] });
});

describe('formatted_webhook', () => {
  const formatted = (payload: unknown) => factsOf('formatted_webhook', payload);

  test('reads its six fields', () => {
    const payload = {
      alert_uid: '08d6891a',
      title: 'The whole system is down',
      image_url: 'https://example.com/cat.jpg',
      state: 'alerting',
      link_to_upstream_details: 'https://example.com/wiki/Downtime',
      message: 'Smth happened.\nOh no!',
    };
    expect(formatted(payload)).toMatchObject({ groupingKey: '08d6891a', title: payload.title, signal: 'fire' });
    expect(look('formatted_webhook', payload)).toEqual({
      title: payload.title,
      message: payload.message,
      imageUrl: payload.image_url,
      sourceLink: payload.link_to_upstream_details,
      failures: [],
    });
  });

  test('requires none of them', () => {
    expect(formatted({})).toMatchObject({ ...nothing, untitled: 'Alert' });
  });

  test.each([
    ['U', 'U'],
    [' U ', ' U '],
    [5, '5'],
    [0, '0'],
    [false, 'False'],
    [{ b: 1, a: 2 }, "{'b': 1, 'a': 2}"],
    ['', null],
    ['  ', null],
    ['\n', null],
    [null, null],
  ])('alert_uid %j gives the key %j', (uid, key) => {
    expect(formatted({ alert_uid: uid }).groupingKey).toBe(key);
  });

  test('long numbers that differ in one digit give different keys', () => {
    const key = (number: string) =>
      interpret(testSet('formatted_webhook'), parseJson(`{"alert_uid": ${number}}`)).groupingKey;
    expect(key('90071992547409931234')).toBe('90071992547409931234');
    expect(key('90071992547409931235')).not.toBe(key('90071992547409931234'));
  });

  test.each([
    ['ok', 'resolve'],
    ['OK', 'resolve'],
    ['Ok', 'resolve'],
    [' ok ', 'resolve'],
    ['resolved', 'resolve'],
    ['Recovered', 'resolve'],
    ['RECOVERY', 'resolve'],
    ['Up', 'resolve'],
    ['closed', 'resolve'],
    ['clear', 'resolve'],
    ['healthy', 'resolve'],
    ['Normal', 'resolve'],
    ['not ok', 'fire'],
    ['unresolved', 'fire'],
    ['alerting', 'fire'],
    ['', 'fire'],
    [null, 'fire'],
    [5, 'fire'],
    [1, 'fire'],
    [true, 'fire'],
    [{ ok: 'ok' }, 'fire'],
    [['ok'], 'fire'],
  ])('state %j means %s, also as status and in a webhook', (state, signal) => {
    for (const type of ['formatted_webhook', 'webhook'] as const) {
      expect(factsOf(type, { state }).signal).toBe(signal);
      expect(factsOf(type, { status: state }).signal).toBe(signal);
    }
    expect(formatted({ state: 'California', status: state }).signal).toBe(signal);
  });

  test.each([
    ['critical', 'critical'],
    ['Disaster', 'critical'],
    ['error', 'high'],
    ['Warning', 'warning'],
    ['Information', 'info'],
    ['unheard of', null],
    [3, null],
  ])('the severity %j is read as %j', (severity, known) => {
    expect(formatted({ severity })).toMatchObject({ severity: known, failures: [] });
  });
});

describe('webhook', () => {
  const webhook = (payload: unknown) => factsOf('webhook', payload);

  test('groups by alert_uid if there is one', () => {
    expect(webhook({ alert_uid: 'x', a: 1 }).groupingKey).toBe('x');
    expect(webhook({ alert_uid: 0, a: 1 }).groupingKey).toBe('0');
  });

  test.each([
    ['dedup_key', { dedup_key: 'd', fingerprint: 'f', incident_id: 'i' }, 'd'],
    ['the first field in the list', { alert_id: 7, fingerprint: 'f', id: 'x' }, 'f'],
    ['a number', { alert_id: 0, title: 'x' }, '0'],
    ['a field one level below', { incident: { incident_id: 'i', state: 'open' } }, 'i'],
    ['a field two levels below', { data: { essentials: { alertId: '/a/1' } } }, '/a/1'],
    ["Uptime Kuma's monitor", { monitor: { id: 3 }, heartbeat: { status: 0 } }, '3'],
    ['the next field if one says nothing', { dedup_key: 'None', fingerprint: ' ', groupKey: {}, alert_id: 'a' }, 'a'],
  ])('groups by %s', (_, payload, key) => {
    expect(webhook(payload)).toMatchObject({ groupingKey: key, failures: [] });
  });

  test.each([[{ alert_uid: null, b: 1 }], [{ alert_uid: '', b: 1 }], [{ alert_uid: ' ', b: 1 }], [{ id: 5, b: [1] }]])(
    'groups %j by the whole payload if no field in it changes',
    (payload) => {
      expect(JSON.parse(webhook(payload).groupingKey ?? '')).toEqual(payload);
    }
  );

  test.each([
    ['event_action', { dedup_key: 'd', event_action: 'resolve' }],
    ['incident.state', { incident: { incident_id: 'i', state: 'closed' } }],
    ['current_state', { check_id: 1, current_state: 'UP' }],
    ['heartbeat.status', { monitor: { id: 3 }, heartbeat: { status: 1 } }],
  ])('takes %s for a recovery', (_, payload) => {
    expect(webhook(payload).signal).toBe('resolve');
  });

  test.each([
    [{ title: ' ', summary: 's', name: 'n' }, 's'],
    [{ name: 'n', msg: 'm' }, 'n'],
    [{ msg: 'm', subject: 's' }, 'm'],
    [{ subject: 's', alertname: 'a' }, 's'],
    [{ alertname: 'a', rule: 'r' }, 'a'],
    [{ rule: 'r', message: 'm' }, 'r'],
    [{ title: 'None', rule: 5 }, '5'],
    [{ title: { text: 'x' }, rule: 'r' }, 'r'],
  ])('takes its title from %j', (payload, title) => {
    expect(webhook(payload).title).toBe(title);
    expect(factsOf('formatted_webhook', payload).title).toBe(title);
    expect(factsOf('alertmanager', payload).title).toBe(title);
  });

  test('groups regardless of the order of keys, but not of the order of an array', () => {
    expect(webhook({ a: 1, b: { d: 2, c: 3 } }).groupingKey).toBe(webhook({ b: { c: 3, d: 2 }, a: 1 }).groupingKey);
    expect(webhook([1, 2]).groupingKey).not.toBe(webhook([2, 1]).groupingKey);
  });

  test('takes any JSON value, and calls an empty one an incident', () => {
    expect(webhook('text')).toMatchObject({ groupingKey: '"text"', title: null, untitled: 'text' });
    expect(webhook({})).toMatchObject({ groupingKey: '{}', title: null, untitled: 'Incident' });
    expect(webhook(5)).toMatchObject({ groupingKey: '5' });
    expect(webhook(null)).toMatchObject({ groupingKey: null });
  });

  test('finds a link under its common names', () => {
    expect(look('webhook', { url: 'https://example.com/a' }).sourceLink).toBe('https://example.com/a');
    expect(look('webhook', { link_to_upstream_details: 'https://example.com/b' }).sourceLink).toBe(
      'https://example.com/b'
    );
  });
});

test.each([
  ['https://example.com/a', 'https://example.com/a'],
  ['http://example.com', 'http://example.com/'],
  [' HTTPS://EXAMPLE.com/ ', 'https://example.com/'],
  ['javascript:alert(1)', null],
  [' java\nscript:alert(1)', null],
  ['data:text/html,x', null],
  ['//example.com', null],
  ['/path', null],
  ['ftp://example.com', null],
  ['http://:9090/graph', null],
  ['http:///graph', null],
  ['https:graph', null],
  ['http://?x', null],
  [`https://example.com/${'a'.repeat(2048)}`, null],
  [7, null],
])('as a link, %j is %j', (link, shown) => {
  expect(look('formatted_webhook', { link_to_upstream_details: link, image_url: link })).toMatchObject({
    sourceLink: shown,
    imageUrl: shown,
    failures: [],
  });
});

const group = {
  version: '4',
  groupKey: '{}:{alertname="HighLoad"}',
  status: 'firing',
  groupLabels: { alertname: 'HighLoad' },
  commonLabels: { alertname: 'HighLoad', severity: 'critical', job: 'node' },
  commonAnnotations: { summary: 'Load is high', runbook_url: 'https://example.com/runbook' },
  externalURL: 'http://alertmanager.example:9093',
  alerts: [
    { status: 'firing', labels: { instance: 'a' }, generatorURL: 'http://prometheus.example/graph?g0.expr=1' },
    { status: 'firing', labels: { instance: 'b' }, generatorURL: '' },
    { status: 'resolved', labels: { instance: 'c' }, generatorURL: '' },
  ],
};

describe.each(['alertmanager', 'grafana_alerting'] as const)('%s', (type) => {
  test('takes a delivery as one alert of the group that it names', () => {
    expect(factsOf(type, group)).toMatchObject({
      groupingKey: group.groupKey,
      title: 'HighLoad',
      severity: 'critical',
      labels: group.commonLabels,
      signal: 'fire',
      failures: [],
    });
  });

  test.each([
    [{ alertname: 'X', cluster: 'c1', severity: 'critical' }, 'X (c1, critical)'],
    [{ cluster: 'c1' }, 'HighLoad (c1)'],
    [{}, 'HighLoad'],
  ])('gives the group %j the title %j', (groupLabels, title) => {
    expect(factsOf(type, { ...group, groupLabels }).title).toBe(title);
  });

  test.each([
    [{ labels: { alertname: 'Old' } }, 'Old'],
    [{ alerts: [{ labels: { alertname: 'First' } }] }, 'First'],
  ])('finds a name in %j', (payload, title) => {
    expect(factsOf(type, payload)).toMatchObject({ title, failures: [] });
  });

  test.each([
    ['resolved', 'resolve'],
    ['Resolved', 'resolve'],
    ['ok', 'resolve'],
    ['firing', 'fire'],
    [null, 'fire'],
  ])('status %j means %s', (status, signal) => {
    expect(factsOf(type, { ...group, status }).signal).toBe(signal);
  });

  test.each([
    ['by receiver and group labels', {}, 'r:{"alertname": "HighLoad"}'],
    ['by the common name', { groupLabels: {} }, 'r:HighLoad'],
    [
      'by the name of the first alert',
      { groupLabels: {}, commonLabels: {}, alerts: [{ labels: { alertname: 'A' } }] },
      'r:A',
    ],
    [
      'by the labels of a single alert',
      { groupLabels: null, commonLabels: null, alerts: [], labels: { b: '1', a: '2' } },
      '{"a": "2", "b": "1"}',
    ],
    ['by the group labels if there is no receiver', { receiver: undefined }, ':{"alertname": "HighLoad"}'],
  ])('without a group key, groups %s', (_, fields, key) => {
    for (const status of ['firing', 'resolved']) {
      const payload = { ...group, groupKey: undefined, receiver: 'r', status, ...fields };
      expect(factsOf(type, payload)).toMatchObject({ groupingKey: key, failures: [] });
    }
  });

  test('counts firing and resolved alerts if the sender does not', () => {
    const counts = '{{ payload.numFiring }}/{{ payload.numResolved }}';
    expect(factsOf(type, group, { title: counts }).title).toBe('2/1');
    expect(factsOf(type, { ...group, numFiring: 9, numResolved: 8 }, { title: counts }).title).toBe('9/8');
    expect(factsOf(type, { ...group, alerts: 'none' }, { title: counts }).title).toBe('0/0');
  });

  test('has a message with the annotations, then with the differences between the alerts', () => {
    const alerts = [
      {
        status: 'firing',
        labels: { host: 'a', n: 1 },
        annotations: { ...group.commonAnnotations, description: '5 < 6' },
      },
      { status: 'firing', labels: { host: 'b_*', n: 1 }, annotations: group.commonAnnotations },
      { status: 'resolved', labels: { host: 'c' } },
    ];
    const commonAnnotations = { ...group.commonAnnotations, team: '#1', runbook_url_internal: 'no address' };
    expect(look(type, { ...group, alerts, commonAnnotations })).toMatchObject({
      message: `Load is high

[Runbook](https://example.com/runbook)

- team: \\#1

2 firing, 1 resolved:

- host=a: 5 \\< 6
- host=b\\_\\*`,
      failures: [],
    });
  });

  test('lists only the first twenty of many alerts', () => {
    const alerts = Array.from({ length: 23 }, (_, i) => ({ status: 'firing', labels: { host: `h${i}` } }));
    const { message } = look(type, { ...group, commonAnnotations: {}, alerts });
    expect(message?.split('\n').slice(-2)).toEqual(['- host=h19', '- and 3 more']);
  });

  test('shows only the annotations of a single alert, and clears the message if it has none', () => {
    const one = (annotations: unknown) => look(type, { ...group, commonAnnotations: {}, alerts: [{ annotations }] });
    expect(one({ summary: 's', description: 'd' }).message).toBe('s\n\nd');
    const older = parseJson('{"alerts":[{"annotations":{"summary":"old"}}]}');
    const newer = parseJson('{"alerts":[{}]}');
    const contents = [newer, older].map((payload) => ({ payload, headers: null }));
    const shown = renderAppearance(testSet(type), contents, { number: 7, link: '/g/7' }, ['message']);
    expect(shown.message).toBeNull();
  });

  test('links to the source of the alert', () => {
    expect(look(type, group).sourceLink).toBe('http://prometheus.example/graph?g0.expr=1');
  });
});

describe.each(['alertmanager', 'grafana_alerting'] as const)('several alerts in %s', (type) => {
  const alert = (status: string, severity: string | null, labels: object = {}, fields: object = {}) => ({
    status,
    labels: { ...(severity === null ? {} : { severity }), ...labels },
    ...fields,
  });
  const facts = (alerts: object[], fields: object = {}) => factsOf(type, { groupKey: 'k', alerts, ...fields });

  test.each([
    [
      'the highest of the firing alerts',
      [alert('firing', 'info'), alert('firing', 'Crit'), alert('firing', 'warning')],
      'critical',
    ],
    ['not that of a resolved alert', [alert('resolved', 'critical'), alert('firing', 'warning')], 'warning'],
    ['the highest of all if none fires', [alert('resolved', 'info'), alert('resolved', 'p2')], 'high'],
    ['that of an annotation', [alert('firing', null, {}, { annotations: { severity: 'major' } })], 'high'],
    ['none for an unknown word', [alert('firing', 'odd')], 'none'],
    ['none if no alert has one', [alert('firing', null)], 'none'],
  ])('have a severity: %s', (_, alerts, severity) => {
    expect(facts(alerts)).toMatchObject({ severity, failures: [] });
  });

  test('have their common severity if none has its own', () => {
    expect(facts([alert('firing', null)], { commonLabels: { severity: 'p1' } }).severity).toBe('critical');
  });

  test.each([
    [
      'the common labels of the firing alerts',
      [
        { a: '1', b: 'x' },
        { a: '1', b: 'y' },
      ],
      {},
      { a: '1' },
    ],
    ['none if they have none in common', [{ a: '1' }, { a: '2' }], {}, 'none'],
    ['also the common labels that the sender gives', [{}, {}], { commonLabels: { c: '3' } }, { c: '3' }],
    [
      'only those that the sender gives if alerts were left out',
      [{ a: '1' }],
      { commonLabels: { c: '3' }, truncatedAlerts: 2 },
      { c: '3' },
    ],
  ])('have labels: %s', (_, labels, fields, common) => {
    const alerts = [alert('resolved', null, { z: 'over' }), ...labels.map((own) => alert('firing', null, own))];
    expect(facts(alerts, fields)).toMatchObject({ labels: common, failures: [] });
  });

  test.each([
    [['A'], 'A'],
    [['A', 'A'], 'A'],
    [['A', 'B'], 'A, B'],
    [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 more'],
  ])('named %j have the title %j', (names, title) => {
    const alerts = names.map((alertname) => alert('firing', null, { alertname }));
    expect(facts([alert('resolved', 'critical', { alertname: 'Over' }), ...alerts]).title).toBe(title);
  });

  test('are named with the most severe first', () => {
    const alerts = [alert('firing', 'info', { alertname: 'A' }), alert('firing', 'critical', { alertname: 'B' })];
    expect(facts(alerts, { groupLabels: { cluster: 'c1' } }).title).toBe('B, A (c1)');
  });

  test('give the link of a firing alert, and skip links that are not web addresses', () => {
    const link = (generatorURL: unknown, fields: object = {}) =>
      look(type, {
        alerts: [
          { status: 'resolved', generatorURL: 'https://over.example' },
          { generatorURL, ...fields },
        ],
      });
    expect(link('https://a.example/1').sourceLink).toBe('https://a.example/1');
    for (const none of ['/graph?g0.expr=up', 'http://:9090/graph', '', null]) {
      const alerts = [{ generatorURL: none }, { generatorURL: 'https://b.example/' }];
      expect(look(type, { alerts }).sourceLink).toBe('https://b.example/');
      expect(look(type, { alerts: [{ generatorURL: none }], externalURL: 'http://am.example' })).toMatchObject({
        sourceLink: 'http://am.example/',
        failures: [],
      });
      expect(link(none)).toMatchObject({ sourceLink: null, failures: [] });
    }
  });
});

describe.each(['alertmanager', 'grafana_alerting'] as const)('a payload of another tool in %s', (type) => {
  test('is read as by a webhook integration', () => {
    const payload = {
      title: 'T',
      message: 'a *b*',
      url: 'https://x.example/',
      state: 'alerting',
      dedup_key: 'd',
      value: 1,
    };
    expect(factsOf(type, payload)).toMatchObject({ groupingKey: 'd', title: 'T', signal: 'fire', labels: null });
    expect(factsOf(type, { ...payload, state: 'OK' }).signal).toBe('resolve');
    expect(look(type, payload)).toMatchObject({ message: 'a \\*b\\*', sourceLink: 'https://x.example/', failures: [] });
  });

  test('clears nothing', () => {
    expect(factsOf(type, { state: 'ok' })).toMatchObject({ severity: null, labels: null, instances: null });
  });
});

test('alertmanager links to itself if no alert has a link', () => {
  expect(look('alertmanager', { ...group, alerts: [] }).sourceLink).toBe('http://alertmanager.example:9093/');
});

test('grafana_alerting shows the panel and its image', () => {
  const alerts = [
    { status: 'resolved', panelURL: 'https://g.example/d/2?viewPanel=2', imageURL: 'https://g.example/2.png' },
    {
      status: 'firing',
      panelURL: 'https://g.example/d/1?viewPanel=2',
      imageURL: 'https://g.example/1.png',
      generatorURL: 'https://g.example/rule',
    },
  ];
  expect(look('grafana_alerting', { ...group, alerts })).toMatchObject({
    sourceLink: 'https://g.example/d/1?viewPanel=2',
    imageUrl: 'https://g.example/1.png',
  });
});
