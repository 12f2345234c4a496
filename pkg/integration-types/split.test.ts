import { parseJson } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import { testSet } from '../../test-support/sidecar/interpret.ts';
import { integrationTypes } from '../contract/integration-types.ts';
import { templateNames } from '../contract/templates/templates.ts';
import { renderAppearance } from '../interpret/appearance.ts';
import { warningsOf } from '../interpret/check.ts';
import type { Facts } from '../interpret/facts.ts';
import { type Meaning, understand } from '../work/jobs/understand.ts';
import { definitions } from './definitions.ts';

type Type = (typeof integrationTypes)[number];

const splitSet = (type: Type) => testSet(type, {}, { split: true });

/** The alerts of a delivery, which is given as a value for JSON.stringify. */
function alertsOf(type: Type, delivery: unknown): readonly Meaning[] {
  const body = Buffer.from(JSON.stringify(delivery));
  const meaning = understand(splitSet(type), { body, as: 'body', contentType: 'application/json', headers: null });
  if (meaning === undefined || meaning instanceof Promise || 'rejection' in meaning) {
    throw new Error(`not understood: ${JSON.stringify(meaning)}`);
  }
  return 'alerts' in meaning ? meaning.alerts : [meaning];
}
const factsOf = (type: Type, delivery: unknown): Facts[] => alertsOf(type, delivery).map(({ facts }) => facts);
const look = (type: Type, { payload }: Meaning) =>
  renderAppearance(splitSet(type), [{ payload: parseJson(payload.text), headers: null }], { number: 7, link: '/g/7' }, [
    'message',
    'imageUrl',
    'sourceLink',
  ]);

const splitTypes = integrationTypes.filter((type) => definitions[type].split !== undefined);

test.each(splitTypes)('the default templates of %s for split deliveries parse without warnings', (type) => {
  for (const name of templateNames) {
    const { text } = splitSet(type).templates[name];
    const custom = testSet(type, { [name]: `${text} ` }, { split: true });
    expect(warningsOf(name, custom)).toEqual([]);
  }
});

test.each(
  splitTypes.flatMap((type) =>
    [
      {},
      { alerts: [null, 5, 'x', [], {}] },
      { alerts: [{ labels: null, common: 5 }], groupLabels: 7 },
      [[]],
      'text',
    ].map((payload) => [type, payload] as const)
  )
)('%s takes %j without a failure', (type, payload) => {
  for (const meaning of alertsOf(type, payload)) {
    expect(meaning.facts).toMatchObject({ failures: [], signal: 'fire' });
    expect(look(type, meaning).failures).toEqual([]);
  }
});

const delivery = (alerts: object[]) => ({
  version: '4',
  groupKey: '{}:{alertname="HighLoad"}',
  status: 'firing',
  groupLabels: { alertname: 'HighLoad', cluster: 'eu-1' },
  commonLabels: { alertname: 'HighLoad' },
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example:9093',
  message: 'all of them again',
  alerts,
});
const alert = (instance: string, fields: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'HighLoad', cluster: 'eu-1', instance, severity: 'critical' },
  annotations: { summary: `Load of ${instance}` },
  generatorURL: '',
  fingerprint: `f-${instance}`,
  ...fields,
});

describe.each(['alertmanager', 'grafana_alerting'] as const)('%s', (type) => {
  test('makes an alert of each, with its own key, title, state, severity and labels', () => {
    expect(factsOf(type, delivery([alert('a'), alert('b', { status: 'resolved' })]))).toMatchObject([
      {
        groupingKey: 'f-a',
        title: 'HighLoad (eu-1, a)',
        severity: 'critical',
        labels: { alertname: 'HighLoad', cluster: 'eu-1', instance: 'a', severity: 'critical' },
        signal: 'fire',
        instances: null,
        failures: [],
        hint: null,
      },
      { groupingKey: 'f-b', title: 'HighLoad (eu-1, b)', signal: 'resolve' },
    ]);
  });

  test('says the same of an alert whatever comes with it', () => {
    const [alone] = factsOf(type, { ...delivery([alert('a')]), commonLabels: alert('a').labels });
    expect(factsOf(type, delivery([alert('b'), alert('a')]))[1]).toEqual(alone);
  });

  test('finds one without a fingerprint by its labels', () => {
    const [first, second] = factsOf(type, delivery([alert('a', { fingerprint: undefined }), alert('b')]));
    expect(first?.groupingKey).toBe(
      '{"alertname": "HighLoad", "cluster": "eu-1", "instance": "a", "severity": "critical"}'
    );
    expect(second?.groupingKey).toBe('f-b');
  });

  test('shows the annotations of the alert, and its source or else the sender', () => {
    const [own, other] = alertsOf(
      type,
      delivery([alert('a', { generatorURL: 'http://prometheus.example/g' }), alert('b')])
    );
    expect(look(type, own as Meaning)).toMatchObject({
      message: 'Load of a',
      sourceLink: 'http://prometheus.example/g',
    });
    expect(look(type, other as Meaning).sourceLink).toBe('http://alertmanager.example:9093/');
  });

  test('reads a delivery with too many alerts as it reads one that is not split, and says so', () => {
    const [one, ...others] = alertsOf(type, delivery(Array.from({ length: 1001 }, (_, i) => alert(`${i}`))));
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      facts: { groupingKey: '{}:{alertname="HighLoad"}', title: 'HighLoad (eu-1)', instances: { total: 1001 } },
      payload: { note: 'It has 1,001 alerts; at most 1,000 are split, so it was taken as one.' },
    });
  });

  test('keeps what is read after the setting is changed: a whole delivery shows what it showed', () => {
    const [whole] = alertsOf(type, delivery([alert('a'), alert('b')]));
    const text = JSON.stringify(delivery([alert('a'), alert('b')]));
    const content = { payload: parseJson(text), headers: null };
    const [split, plain] = [true, false].map((split) =>
      renderAppearance(testSet(type, {}, { split }), [content], { number: 7, link: '/g/7' }, ['title', 'message'])
    );
    expect(split).toEqual(plain);
    const part = { payload: parseJson(whole?.payload.text ?? ''), headers: null };
    const back = renderAppearance(testSet(type), [part], { number: 7, link: '/g/7' }, ['title', 'message']);
    expect(back).toMatchObject({ title: 'HighLoad', message: 'Load of a', failures: [] });
  });
});

test('Grafana’s picture and panel are those of the alert, and its long message is not kept with each', () => {
  const fields = {
    imageURL: 'https://g.example/i.png',
    panelURL: 'https://g.example/p',
    dashboardURL: 'https://g.example/d',
  };
  const [one] = alertsOf('grafana_alerting', delivery([alert('a', fields)]));
  expect(look('grafana_alerting', one as Meaning)).toMatchObject({
    imageUrl: 'https://g.example/i.png',
    sourceLink: 'https://g.example/p',
  });
  expect(one?.payload.text).not.toContain('all of them again');
});

test('a webhook’s list makes alerts as single ones would, whatever they have in common', () => {
  const own = [
    { title: 'A', host: 'a' },
    { title: 'B', alert_uid: 'u', state: 'ok' },
  ];
  const keys = (facts: readonly Facts[]) => facts.map(({ groupingKey, title, signal }) => [groupingKey, title, signal]);
  const expected = [
    ['{"host": "a", "title": "A"}', 'A', 'fire'],
    ['u', 'B', 'resolve'],
  ];
  expect(keys(factsOf('webhook', own))).toEqual(expected);
  expect(keys(factsOf('webhook', { sent: 5, events: own }))).toEqual(expected);
});

test('a payload of another tool says so once, with the delivery', () => {
  const body = Buffer.from(JSON.stringify(delivery([alert('a'), alert('b')])));
  const meaning = understand(splitSet('webhook'), { body, as: 'body', contentType: undefined, headers: null });
  expect(meaning).toMatchObject({
    note: 'This looks like a payload of Alertmanager; use the type alertmanager.',
    alerts: [{ facts: { hint: null } }, { facts: { hint: null } }],
  });
});
