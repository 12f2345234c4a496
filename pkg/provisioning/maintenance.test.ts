import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testEnvironment } from '../../test-support/sidecar/interpret.ts';
import { createTemplateCheck } from '../interpret/check.ts';
import { inspectProvisioning, readProvisioning } from './read-files.ts';

const check = createTemplateCheck(testEnvironment);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-provisioning-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

const windows = `maintenanceWindows:
  - uid: backups
    name: Backups
    startsAt: 2027-01-03T22:00:00+01:00
    endsAt: 2027-01-04T02:00:00+01:00
    recurrence: { rule: FREQ=WEEKLY;BYDAY=SU, timeZone: Europe/Berlin }
deleteMaintenanceWindows:
  - { uid: old }
`;

test('files say maintenance windows, with defaults', () => {
  write('a.yaml', windows);
  expect(readProvisioning(folder, {}, check).maintenance).toEqual({
    windows: [
      {
        uid: 'backups',
        orgId: 1,
        name: 'Backups',
        reason: '',
        integrations: [],
        query: '',
        startsAt: Date.parse('2027-01-03T21:00:00Z'),
        endsAt: Date.parse('2027-01-04T01:00:00Z'),
        recurrence: { rule: 'FREQ=WEEKLY;BYDAY=SU', timeZone: 'Europe/Berlin' },
        includesOpen: false,
        lastEndsAt: null,
      },
    ],
    deletions: [{ uid: 'old', orgId: 1 }],
  });
});

test.each([
  ['FREQ=WEEKLY;BYDAY=SU', 'FREQ=SECONDLY', 'a.yaml:6', /recurrence.rule: FREQ=SECONDLY/],
  ['Europe/Berlin', 'Mars/Base', 'a.yaml:6', /recurrence.timeZone/],
  ['2027-01-04T02', '2027-01-03T20', 'a.yaml:5', /endsAt: It has to end after it starts/],
  ['name: Backups', 'name: Backups\n    query: severty:high', 'a.yaml:4', /query, character 1: .*severty/],
  ['name: Backups', 'name: Backups\n    query: by:me', 'a.yaml:4', /nobody is "me"/],
  ['2027-01-03T22:00:00+01:00', 'tomorrow', 'a.yaml:4', /startsAt/],
  ['uid: backups', 'uid: "not a uid"', 'a.yaml:2', /uid/],
])('a fault of a maintenance window is told with its place: %s as %s', (right, wrong, place, message) => {
  write('a.yaml', windows.replace(right, wrong));
  const faults = inspectProvisioning(folder, {}, check).faults;
  expect(`${faults[0]?.place.file.split('/').at(-1)}:${faults[0]?.place.line}`).toBe(place);
  expect(faults[0]?.message).toMatch(message);
});
