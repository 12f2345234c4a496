import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainAlert } from '../../../../test-support/sidecar/alert.ts';
import { plainFacts } from '../../../../test-support/sidecar/facts.ts';
import { addArrivals, noActivity, sinceStart } from '../../../domain/activity.ts';
import type { Facts } from '../../../interpret/facts.ts';
import type { IncomingAlert } from '../../shapes/alerts.ts';
import { packActivity } from '../../sql/activity-column.ts';
import { openWriter } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { createWriter, type Writer } from './writer.ts';

const day = 24 * 60 * 60 * 1000;
const actor = { kind: 'source' } as const;
let folder: string;
let path: string;
let writer: Writer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-counts-'));
  path = join(folder, 'bellhook.db');
  const database = openWriter(path);
  await migrate(database);
  database.exec(`insert into integrations
    (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at, kept_alerts)
    values (1, 1, 'one', 'One', 'webhook', '', 'token', 0, 0, 0, 20)`);
  database.close();
  writer = createWriter(path, () => clock);
});
afterEach(() => {
  writer.close();
  rmSync(folder, { recursive: true });
});

/** When the next alert comes; each comes a little later than the one before. */
let time = 0;

function alert(groupingKey: string, signal: Facts['signal'] = 'fire', integrationId = 1): IncomingAlert {
  time += 170;
  return plainAlert({ integrationId, receivedAt: time, facts: plainFacts({ groupingKey, signal }) });
}

/** The monotonic clock. Batches follow each other at once, as in a storm, unless it goes on. */
let clock = 0;

/** A batch over a few keys. */
const batch = (size = 16, keys = 3) => Array.from({ length: size }, (_, i) => alert(`k${i % keys}`));

function query(sql: string): unknown[][] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database
    .prepare(sql)
    .all()
    .map((row) => Object.values(row));
  database.close();
  return rows;
}

const writtenCounters = () => query('select alert_count from alert_group_counts order by group_id').flat();
const isMarked = () => query('select since_alert_id is not null from held_back_counts').flat()[0] === 1;

/** The groups whose counters disagree with their alerts. */
const wrongCounters = () =>
  query(`select group_id, alert_count, deleted_alert_count, last_alert_id from alert_group_counts as counts
    where alert_count - deleted_alert_count <> (select count(*) from alerts where alerts.group_id = counts.group_id)
      or last_alert_id is not (select max(id) from alerts where alerts.group_id = counts.group_id)`);

/** The groups whose activity disagrees with the times of all alerts that they ever had. */
function wrongActivity(times: ReadonlyMap<number, readonly number[]>): unknown[] {
  const rows = query('select group_id, activity from alert_group_counts') as Array<[number, Uint8Array]>;
  return rows.filter(([groupId, packed]) => {
    const [start = 0, ...others] = times.get(groupId) ?? [];
    const arrivals = [start, ...others].map((at) => ({ since: sinceStart(start, at), count: 1 }));
    return Buffer.compare(packed, packActivity(addArrivals(noActivity, arrivals))) !== 0;
  });
}

/** Continues with the files as a killed process leaves them. */
function crash(): void {
  const left = mkdtempSync(join(folder, 'left-'));
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) {
      copyFileSync(path + suffix, join(left, `bellhook.db${suffix}`));
    }
  }
  writer.close();
  path = join(left, 'bellhook.db');
  writer = createWriter(path, () => clock);
}

test('batches with time between them write their counters', () => {
  writer.addAlerts(batch(), []);
  clock += 100;
  writer.addAlerts(batch(), []);
  expect([writtenCounters(), isMarked()]).toEqual([[12, 10, 10], false]);
});

test('a storm defers the counters of known groups until it ends', () => {
  writer.addAlerts(batch(), []);
  expect([writtenCounters(), isMarked()]).toEqual([[6, 5, 5], false]);
  writer.addAlerts(batch(), []);
  clock += 99;
  writer.addAlerts([alert('k1')], []);
  expect([writtenCounters(), isMarked()]).toEqual([[6, 5, 5], true]);
  writer.addAlerts([], []);
  expect([writtenCounters(), isMarked()]).toEqual([[12, 11, 10], false]);
});

test('the first batch after a storm writes all deferred counters', () => {
  writer.addAlerts(batch(), []);
  writer.addAlerts(batch(), []);
  clock += 100;
  writer.addAlerts([alert('k1')], []);
  expect([writtenCounters(), isMarked()]).toEqual([[12, 11, 10], false]);
});

test('deferred counters are written when they are of many groups', () => {
  const addThousand = (first: number) =>
    writer.addAlerts(
      Array.from({ length: 1000 }, (_, i) => alert(`${first + i}`)),
      []
    );
  const ofTwo = () => query('select count(*) from alert_group_counts where alert_count = 2').flat();
  [0, 1000, 2000, 3000, 4000].forEach(addThousand);
  [0, 1000, 2000, 3000].forEach(addThousand);
  expect(ofTwo()).toEqual([0]);
  addThousand(4000);
  expect(ofTwo()).toEqual([5000]);
});

test('deferred counters are written when they count many alerts', () => {
  writer.addAlerts(batch(), []);
  for (let batches = 0; batches < 20; batches++) {
    writer.addAlerts(batch(1000), []);
  }
  expect(writtenCounters()).toEqual([6, 5, 5]);
  writer.addAlerts(batch(1000), []);
  expect(
    writtenCounters()
      .map(Number)
      .reduce((a, b) => a + b)
  ).toBe(21_016);
});

test('a crash loses no deferred counter', () => {
  writer.addAlerts(batch(), []);
  writer.addAlerts([...batch(), alert('k2', 'resolve')], []);
  crash();
  expect([writtenCounters(), isMarked()]).toEqual([[12, 10, 11], false]);
  expect(wrongCounters()).toEqual([]);
});

test('the deferred counters of a group go with it', () => {
  writer.addAlerts(batch(), []);
  writer.addAlerts(batch(), []);
  writer.actOnGroups(1, [1], { action: 'resolve' }, actor, 2000);
  writer.actOnGroups(1, [2], { action: 'delete' }, actor, 2000);
  while (writer.retain(2 * day, { resolvedDays: 1, keptAlerts: 0 }, 2 * day)) {}
  expect(query('select id from alert_groups')).toEqual([[3]]);
  writer.addAlerts([], []);
  expect(writtenCounters()).toEqual([10]);
});

test('a batch that fails defers nothing', () => {
  writer.addAlerts(batch(), []);
  writer.addAlerts(batch(), []);
  expect(() => writer.addAlerts([...batch(), alert('x', 'fire', 999)], [])).toThrow();
  writer.addAlerts([], []);
  expect(writtenCounters()).toEqual([12, 10, 10]);
});

interface Step {
  readonly kind: keyof typeof kinds;
  readonly size: number;
  readonly key: number;
  readonly signal: Facts['signal'];
  /** Place of a group, counted from the newest. */
  readonly place: number;
}

/** What may happen, and how often compared with the others. */
const kinds = {
  batch: 4,
  alert: 2,
  acknowledge: 1,
  resolve: 1,
  silence: 1,
  delete: 2,
  retain: 3,
  flush: 1,
  endSilences: 1,
  later: 2,
  pause: 2,
  fail: 1,
  crash: 1,
};

function groupAt(place: number): number {
  return Number(query(`select id from alert_groups order by id desc limit 1 offset ${place}`).flat()[0] ?? 0);
}

/** When the alerts of each group came. */
const times = new Map<number, number[]>();

function add(alerts: readonly IncomingAlert[]): void {
  writer.addAlerts(alerts, []).added.forEach(({ stored }, i) => {
    if (stored !== null) {
      times.set(stored.groupId, [...(times.get(stored.groupId) ?? []), alerts[i]?.receivedAt as number]);
    }
  });
}

const carryOut: Record<Step['kind'], (step: Step) => void> = {
  batch: ({ size }) => add(batch(size, 4)),
  alert: ({ key, signal }) => add([alert(`k${key}`, signal)]),
  later: ({ size }) => void (time += size * 10_000),
  pause: () => void (clock += 100),
  acknowledge: ({ place }) => void writer.actOnGroups(1, [groupAt(place)], { action: 'acknowledge' }, actor, 2000),
  resolve: ({ place }) => void writer.actOnGroups(1, [groupAt(place)], { action: 'resolve' }, actor, 2000),
  silence: ({ place }) => void writer.actOnGroups(1, [groupAt(place)], { action: 'silence', until: 3000 }, actor, 2000),
  delete: ({ place }) => void writer.actOnGroups(1, [groupAt(place)], { action: 'delete' }, actor, 2000),
  retain: () => void writer.retain(2 * day, { resolvedDays: 1, keptAlerts: 0 }, 2 * day),
  flush: () => void writer.addAlerts([], []),
  endSilences: () => void writer.endSilences(4000),
  fail: () => expect(() => writer.addAlerts([...batch(20, 4), alert('x', 'fire', 999)], [])).toThrow(),
  crash() {
    crash();
    expect([...wrongCounters(), ...wrongActivity(times)]).toEqual([]);
  },
};

test('whatever happens in between, and wherever it crashes, the counters agree with the alerts', () => {
  const step = fc.record<Step>({
    kind: fc.oneof(
      ...Object.entries(kinds).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Step['kind']) }))
    ),
    size: fc.integer({ min: 1, max: 60 }),
    key: fc.nat(3),
    signal: fc.constantFrom('fire', 'acknowledge', 'resolve'),
    place: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      steps.forEach((each) => carryOut[each.kind](each));
      crash();
      expect([...wrongCounters(), ...wrongActivity(times)]).toEqual([]);
    }),
    { numRuns: 150 }
  );
});
