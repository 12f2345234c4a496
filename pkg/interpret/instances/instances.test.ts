import { fromJson, parseJson } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../../../test-support/sidecar/interpret.ts';
import { countInstances } from './count-instances.ts';
import { describeInstances } from './describe-instances.ts';

const firing = (labels: object, fields: object = {}) => ({ status: 'firing', labels, ...fields });
const ended = (labels: object, fields: object = {}) => ({ status: 'resolved', labels, ...fields });

test.each([
  ['a firing and a resolved alert', { alerts: [firing({}), ended({})] }, { firing: 1, total: 2 }],
  ['alerts that the sender left out', { alerts: [firing({})], truncatedAlerts: 7 }, { firing: 1, total: 8 }],
  ['the counts that the sender gives', { alerts: [firing({})], numFiring: 5, numResolved: 2 }, { firing: 5, total: 7 }],
  ['no invalid counts', { alerts: [ended({})], numFiring: -1, truncatedAlerts: '9' }, { firing: 0, total: 1 }],
  [
    'alerts without a status by the status of the payload',
    { status: 'Resolved', alerts: [{}] },
    { firing: 0, total: 1 },
  ],
  ['nothing in an empty list', { alerts: [] }, null],
  ['nothing in a list of other values', { alerts: [null, 5, 'x'] }, null],
  ['nothing if there is no list', { alerts: 'three' }, null],
  ['nothing if the payload is not an object', [{ alerts: [{}] }], null],
])('counts %s', (_, payload, counts) => {
  expect(countInstances(fromJson(payload))).toEqual(counts);
  expect(factsOf('alertmanager', payload).instances).toEqual(counts);
  expect(factsOf('webhook', payload).instances).toBeNull();
});

describe('describes', () => {
  const described = (payload: unknown) => describeInstances(parseJson(JSON.stringify(payload)));

  test('each instance, firing ones first', () => {
    const payload = {
      commonLabels: { alertname: 'Disk' },
      alerts: [
        ended(
          { alertname: 'Disk', host: 'a' },
          {
            startsAt: '2026-11-23T10:00:00+01:00',
            endsAt: '2026-11-23T10:05:00Z',
            annotations: { summary: 'was full' },
          }
        ),
        firing(
          { alertname: 'Disk', host: 'b', slot: 3 },
          {
            startsAt: '2026-11-23T10:02:00.5Z',
            endsAt: '0001-01-01T00:00:00Z',
            annotations: {
              summary: 'is <b>full</b>',
              description: '*all* of it',
              runbook_url: 'https://wiki.example/disk',
            },
            generatorURL: 'https://metrics.example/rule?a=1',
            dashboardURL: 'https://metrics.example/d/1',
            panelURL: '',
            silenceURL: 'javascript:alert(1)',
            values: { B: 22.5, C: 1 },
            valueString: "[ var='B' value=22.5 ]",
          }
        ),
      ],
      truncatedAlerts: 4,
    };
    const none = { source: null, dashboard: null, panel: null, silence: null, runbook: null };
    expect(described(payload)).toEqual({
      items: [
        {
          state: 'firing',
          labels: { host: 'b', slot: '3' },
          summary: 'is <b>full</b>',
          description: '*all* of it',
          startsAt: Date.parse('2026-11-23T10:02:00.500Z'),
          endsAt: null,
          links: {
            ...none,
            source: 'https://metrics.example/rule?a=1',
            dashboard: 'https://metrics.example/d/1',
            runbook: 'https://wiki.example/disk',
          },
          values: 'B=22.5, C=1',
        },
        {
          state: 'resolved',
          labels: { host: 'a' },
          summary: 'was full',
          description: null,
          startsAt: Date.parse('2026-11-23T09:00:00Z'),
          endsAt: Date.parse('2026-11-23T10:05:00Z'),
          links: none,
          values: null,
        },
      ],
      listed: 2,
      truncated: 4,
    });
  });

  test('only labels that differ between the instances', () => {
    const alerts = [firing({ a: '1', b: 'x', c: 1 }), firing({ a: '1', b: 'y', c: 1 }), ended({ a: '1', c: 1 })];
    expect(described({ alerts })?.items.map(({ labels }) => labels)).toEqual([{ b: 'x' }, { b: 'y' }, {}]);
  });

  test.each([
    [{ startsAt: 'soon', endsAt: 5, annotations: 'none', labels: [], valueString: '[ ]', generatorURL: {} }],
    [{ startsAt: '', annotations: { summary: ' ', description: null }, generatorURL: '/graph', values: [] }],
  ])('nothing for the invalid fields %j', (fields) => {
    expect(described({ alerts: [{ status: 'resolved', ...fields }] })?.items).toEqual([
      {
        state: 'resolved',
        labels: {},
        summary: null,
        description: null,
        startsAt: null,
        endsAt: null,
        links: { source: null, dashboard: null, panel: null, silence: null, runbook: null },
        values: null,
      },
    ]);
  });

  test('a limited number of instances with a limited amount of text, and their total number', () => {
    const many = described({ alerts: [...Array(300).fill(ended({})), firing({ host: 'a' })] });
    expect(many).toMatchObject({ listed: 301, truncated: 0 });
    expect(many?.items).toHaveLength(100);
    expect(many?.items[0]?.state).toBe('firing');

    const long = firing({ host: 'a' }, { annotations: { summary: 's'.repeat(9000), description: 'd'.repeat(9000) } });
    const texts = described({ alerts: Array(300).fill(long) });
    expect(texts?.items[0]?.summary).toBe(`${'s'.repeat(999)}…`);
    expect(texts?.items[0]?.description).toHaveLength(4000);
    expect(texts?.items.length).toBeLessThan(70);
    expect(JSON.stringify(texts).length).toBeLessThan(310_000);
  });
});
