import { expect, test } from '@jest/globals';
import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';
import { matches, type SearchedGroup } from './matches.ts';

const now = Date.parse('2026-11-28T12:00Z');
const hour = 3_600_000;

const group: SearchedGroup = {
  isFlapping: true,
  state: 'acknowledged',
  severity: 'high',
  integration: { uid: 'prom-eu', name: 'Prometheus EU', type: 'alertmanager' },
  labels: { env: 'prod', 'kubernetes.io/name': 'Shop', empty: '' },
  payload: {
    host: { name: 'db 1', up: false, load: 0.5, disk: null },
    tags: ['eu', 7, ['deep']],
    alerts: [{ x: 'A' }],
  },
  title: 'HostDown db-7 (eu-1)',
  message: 'The host does not answer. Cause: %_ [x]',
  notes: ['Waiting for parts', 'Ordered'],
  people: [{ login: 'anna', name: 'Anna Berg' }],
  alertCount: 10,
  number: 312,
  key: 'db-7/disk',
  startedAt: now - 3 * hour,
  lastAlertAt: now - hour / 2,
  resolvedAt: null,
};

const resolved: SearchedGroup = {
  ...group,
  state: 'resolved',
  severity: null,
  labels: {},
  people: [],
  key: null,
  notes: [],
  resolvedAt: now - hour,
};

const found = [
  ...[
    '',
    'hostdown',
    'DB-7',
    '"host down" or hostdown',
    'host*eu',
    'answer',
    '"(eu-1)"',
    'eu',
    '*',
    'host*cause or eu',
  ],
  ...[
    '"%_ ["',
    'state:open',
    'state:acknowledged',
    'state!=firing',
    'severity:high',
    'severity:>=high',
    'severity:<critical',
  ],
  ...['severity:>none', 'severity!=info', 'integration:PROM-eu', 'integration:"prometheus eu"', 'integration:prom*'],
  ...['type:alertmanager', 'type!=webhook', 'label.env=PROD', 'label.env=p*d', 'label.env!=stage', 'label.team!=infra'],
  ...[
    'label.team!=*',
    'label.empty=""',
    'label.empty=*',
    'label."kubernetes.io/name"=shop',
    'payload.host.name="db 1"',
  ],
  ...['payload.host.up=false', 'payload.host.load=0.5', 'payload.host.disk=null', 'payload.tags=eu', 'payload.tags=7'],
  ...[
    'payload.tags[0]=eu',
    'payload.alerts[0].x=a',
    'payload.none!=x',
    'by:anna',
    'by:berg',
    'by:"anna berg"',
    'by:an*',
  ],
  ...[
    'by:me',
    'by!=nobody',
    'alerts:10',
    'alerts:>9',
    'alerts:>=10',
    'alerts:<11',
    'alerts:<=10',
    'number:312',
    '#312',
  ],
  ...['key:db-7/disk', 'key:db-*', 'note:parts', 'note:WAIT*parts', 'started:<-2h', 'started:>-3h', 'last:>-30m'],
  ...['started:2026-11-28', 'open:-2h..-1h', 'open:>-1h', '-stage', 'not (stage or test)', 'hostdown severity:high'],
];

const notFound = [
  ...['stage', 'eu*host', 'an', 'does*down', '"host  does"', 'a*x', 'state:firing', 'state:resolved', 'severity:>high'],
  ...[
    'severity:none',
    'integration:prom',
    'type:webhook',
    'label.env=pro',
    'label.env!=prod',
    'label.team=*',
    'label.ENV=prod',
  ],
  ...['label.constructor=*', 'payload.host=*', 'payload.host.name=db', 'payload.tags=deep', 'payload.tags.0=eu'],
  ...[
    'payload.none=*',
    'payload.host.name.length=4',
    'by:ann',
    'by:nobody',
    'by!=anna',
    'alerts:>10',
    'number:31',
    'key:db',
  ],
  ...[
    'note:nothing',
    'note:parts*wait',
    'started:>-2h',
    'started:<-3h',
    'last:<-30m',
    'open:<-3h',
    '-hostdown',
    'hostdown stage',
  ],
];

test.each(found)('finds by %s', (text) => {
  expect(ask(text, group)).toBe(true);
});

test.each(notFound)('does not find by %s', (text) => {
  expect(ask(text, group)).toBe(false);
});

test.each([
  ['state:open', false],
  ['severity:none', true],
  ['severity:<info', true],
  ['severity:<=critical', true],
  ['by:nobody', true],
  ['by:me', false],
  ['by!=me', true],
  ['key:*', false],
  ['key!=x', true],
  ['note:*', false],
  ['label.env!=prod', true],
  ['open:>-1h', true],
  ['open:>-59m', false],
  ['open:-2h..-90m', true],
  ['open:..-3h', false],
])('a resolved group that nobody touched: %s', (text, isFound) => {
  expect(ask(text, resolved)).toBe(isFound);
});

function ask(text: string, about: SearchedGroup): boolean {
  const read = parseQuery(text);
  if ('fault' in read) {
    throw new Error(read.fault.message);
  }
  return matches(read.query, about, { now, me: 'anna' });
}
