import { describe, expect, test } from '@jest/globals';
import { integrationTypes } from '../../contract/integration-types.ts';
import { templateNames } from '../../contract/templates.ts';
import { parseJson } from '../../jinja/index.ts';
import { renderAppearance } from '../appearance.ts';
import { warningsOf } from '../check.ts';
import { interpret } from '../interpret.ts';
import { factsOf, testSet } from '../testing.ts';

const nothing = {
  groupingKey: null,
  title: null,
  severity: null,
  labels: null,
  signal: 'fire',
  failures: [],
};

const look = (type: (typeof integrationTypes)[number], payload: unknown) =>
  renderAppearance(testSet(type), [parseJson(JSON.stringify(payload))], { number: 7, link: '/g/7' }, [
    'title',
    'message',
    'imageUrl',
    'sourceLink',
  ]);

test.each(integrationTypes)('the defaults of %s parse and look like no mistake', (type) => {
  const { templates } = testSet(type);
  for (const name of templateNames) {
    expect(warningsOf(name, { ...templates[name], fallback: null })).toEqual([]);
    expect(testSet(type, { [name]: `${templates[name].text} ` }).templates[name].fallback).not.toBeNull();
    expect(warningsOf(name, testSet(type, { [name]: `${templates[name].text} ` }).templates[name])).toEqual([]);
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

  test('needs none of them', () => {
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
  ])('alert_uid %j is the key %j', (uid, key) => {
    expect(formatted({ alert_uid: uid }).groupingKey).toBe(key);
  });

  test('long numbers are keys of their own', () => {
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
    ['resolved', 'fire'],
    ['alerting', 'fire'],
    ['', 'fire'],
    [null, 'fire'],
    [5, 'fire'],
    [{ ok: 'ok' }, 'fire'],
  ])('state %j says %s', (state, signal) => {
    expect(formatted({ state }).signal).toBe(signal);
  });

  test.each([
    ['critical', 'critical'],
    ['Disaster', 'critical'],
    ['error', 'high'],
    ['Warning', 'warning'],
    ['Information', 'info'],
    ['unheard of', null],
    [3, null],
  ])('the severity %j is %j', (severity, known) => {
    expect(formatted({ severity })).toMatchObject({ severity: known, failures: [] });
  });
});

describe('webhook', () => {
  const webhook = (payload: unknown) => factsOf('webhook', payload);

  test('groups by alert_uid where there is one', () => {
    expect(webhook({ alert_uid: 'x', a: 1 }).groupingKey).toBe('x');
    expect(webhook({ alert_uid: 0, a: 1 }).groupingKey).toBe('0');
  });

  test.each([[{ alert_uid: null, b: 1 }], [{ alert_uid: '', b: 1 }], [{ alert_uid: ' ', b: 1 }]])(
    'groups %j by the whole payload',
    (payload) => {
      expect(JSON.parse(webhook(payload).groupingKey ?? '')).toEqual(payload);
    }
  );

  test('the order of keys makes no other group; the order of an array does', () => {
    expect(webhook({ a: 1, b: { d: 2, c: 3 } }).groupingKey).toBe(webhook({ b: { c: 3, d: 2 }, a: 1 }).groupingKey);
    expect(webhook([1, 2]).groupingKey).not.toBe(webhook([2, 1]).groupingKey);
  });

  test('takes any JSON value, and calls what has no title an incident', () => {
    expect(webhook('text')).toMatchObject({ groupingKey: '"text"', title: null, untitled: 'Incident' });
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
  test('takes a delivery as one alert of the group it names', () => {
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
  ])('calls the group %j %j', (groupLabels, title) => {
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
    ['Resolved', 'fire'],
    ['firing', 'fire'],
    [null, 'fire'],
  ])('status %j says %s', (status, signal) => {
    expect(factsOf(type, { ...group, status }).signal).toBe(signal);
  });

  test('without a group key the alert has a group of its own', () => {
    expect(factsOf(type, { ...group, groupKey: undefined }).groupingKey).toBeNull();
  });

  test('counts firing and resolved alerts where the sender does not', () => {
    const counts = '{{ payload.numFiring }}/{{ payload.numResolved }}';
    expect(factsOf(type, group, { title: counts }).title).toBe('2/1');
    expect(factsOf(type, { ...group, numFiring: 9, numResolved: 8 }, { title: counts }).title).toBe('9/8');
    expect(factsOf(type, { ...group, alerts: 'none' }, { title: counts }).title).toBe('0/0');
  });

  test('says in its message what is known', () => {
    const { message, failures } = look(type, group);
    expect(failures).toEqual([]);
    expect(message).toContain('**Severity:** critical');
    expect(message).toContain('**Firing:** 2, **resolved:** 1');
    expect(message).toContain('[Runbook](https://example.com/runbook)');
    expect(message).toContain('- summary: Load is high');
    expect(message).not.toContain('- runbook_url');
    expect(message).toContain('](http://prometheus.example/graph?g0.expr=1)');
  });

  test('links to where the alert was made', () => {
    expect(look(type, group).sourceLink).toBe('http://prometheus.example/graph?g0.expr=1');
  });
});

test('alertmanager links to itself where no alert says more', () => {
  expect(look('alertmanager', { ...group, alerts: [] }).sourceLink).toBe('http://alertmanager.example:9093/');
});

test('grafana_alerting shows the panel and its image', () => {
  const alerts = [
    {
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
