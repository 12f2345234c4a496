import { expect, test } from '@jest/globals';
import { alertLine, groupLine, idsPerPartition, planHistory } from './history.ts';

const now = Date.UTC(2026, 10, 29);
const week = 7 * 24 * 3_600_000;
const span = 30 * 24 * 3_600_000;

test('ids grow with the time, and each week has those of its own partition', () => {
  const history = planHistory(300, now);
  const alerts = [...history.alerts()];
  expect(
    alerts.every(({ id, at }, i) => i === 0 || (id > (alerts[i - 1]?.id ?? 0) && at >= (alerts[i - 1]?.at ?? 0)))
  ).toBe(true);
  for (const { id, at } of alerts) {
    expect(Math.floor(id / idsPerPartition)).toBe(Math.floor((at - now + span) / week));
  }
  expect(history.lastAlertId).toBe(alerts.at(-1)?.id);
});

test('each group has 20 alerts on average, and begins with the first of them', () => {
  const history = planHistory(390, now);
  const alerts = [...history.alerts()];
  expect(alerts).toHaveLength(390 * 20);
  for (const { id, firstAlertId, startedAt, resolvedAt } of history.groups()) {
    const own = alerts.filter(({ group }) => group === id);
    expect(own[0]).toMatchObject({ id: firstAlertId, at: startedAt });
    expect(resolvedAt === null || resolvedAt > (own.at(-1)?.at ?? 0)).toBe(true);
  }
});

test('a line has a value for each column, and payloads and labels are JSON', () => {
  const alert = alertLine({ id: 1, group: 7, at: now }, 3).split('\t');
  expect(alert).toHaveLength(9);
  expect(JSON.parse(alert[8] as string)).toMatchObject({ alert_uid: 'disk-space-00000007', severity: 'info' });
  const group = { id: 7, firstAlertId: 1, startedAt: now, resolvedAt: null };
  const line = groupLine(group, { integrationId: 3, titleVersion: 'v' }).split('\t');
  expect(line).toHaveLength(15);
  expect(JSON.parse(line[11] as string)).toEqual({ env: 'staging', team: 'team-7', host: 'db-7', tenth: '7' });
});
