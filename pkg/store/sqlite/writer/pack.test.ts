import { expect, test } from '@jest/globals';
import { plainAlert } from '../../../../test-support/sidecar/alert.ts';
import { plainFacts } from '../../../../test-support/sidecar/facts.ts';
import { packAdded, packAlerts, unpackAdded, unpackAlerts } from './pack.ts';

test('alerts come out as they went in, but for the hint, which the note of the delivery has', () => {
  const full = plainAlert({
    orgId: 2,
    integrationId: 3,
    receivedAt: 4,
    payload: '[5]',
    facts: plainFacts({
      groupingKey: 'key',
      formerKey: 'former',
      title: 'title',
      untitled: 'untitled',
      titleVersion: 'version',
      severity: 'none',
      labels: { a: 'b', ['__proto__']: 'c' },
      instances: { firing: 6, total: 7 },
      signal: 'acknowledge',
      failures: [{ template: 'title', line: 8, column: 9, message: 'broken' }],
    }),
    delivery: {
      address: '192.0.2.9',
      size: 10,
      idHash: new Uint8Array([11]),
      idExpiresAt: 12,
      note: 'note',
      parts: 3,
      tookMs: 13,
      request: '{}',
    },
    part: 2,
  });
  const sparse = plainAlert({ facts: plainFacts({ groupingKey: null, labels: 'none' }) });
  expect(unpackAlerts(packAlerts([full, sparse]))).toEqual([full, sparse]);
  expect(Object.entries(unpackAlerts(packAlerts([full]))[0]?.facts.labels ?? {})).toEqual([
    ['a', 'b'],
    ['__proto__', 'c'],
  ]);
  expect(unpackAlerts(packAlerts([{ ...sparse, facts: { ...sparse.facts, hint: 'untitled' } }]))).toEqual([sparse]);
});

test('outcomes come out as they went in', () => {
  const added = [
    { stored: { alertId: 1, groupId: 2 }, duplicate: false },
    { stored: null, duplicate: false },
    { stored: { alertId: 3, groupId: 4 }, duplicate: true },
    { stored: null, duplicate: true },
  ];
  expect(unpackAdded(packAdded(added))).toEqual(added);
});
