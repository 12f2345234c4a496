import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const job = (
  severity: string,
  title: string,
  fields: object = { type: 'vzdump', hostname: 'pve1', 'job-id': 'b1' }
) => ({
  title,
  message: 'a *b*',
  severity,
  timestamp: 1,
  fields,
});
const key = { groupingKey: 'vzdump/pve1/b1', title: 'vzdump backup status (pve1)' };

testReadings('proxmox', [
  [
    'a backup that failed',
    job('error', 'vzdump backup status (pve1): backup failed: job errors'),
    {
      ...key,
      severity: 'high',
      signal: 'fire',
      message: 'a \\*b\\*',
      labels: { type: 'vzdump', hostname: 'pve1', job: 'b1' },
    },
  ],
  [
    'the next that succeeds',
    job('info', 'vzdump backup status (pve1): backup successful'),
    { ...key, signal: 'resolve' },
  ],
  [
    'a job of the backup server that failed',
    job('error', "Verify Datastore 'store' failed", {
      type: 'verify',
      hostname: 'pbs',
      datastore: 'store',
      'job-id': 'v-1',
    }),
    { groupingKey: 'verify/pbs/store/v-1', title: "Verify Datastore 'store'", signal: 'fire' },
  ],
  [
    'the next of it that succeeds',
    job('info', "Verify Datastore 'store' successful", {
      type: 'verify',
      hostname: 'pbs',
      datastore: 'store',
      'job-id': 'v-1',
    }),
    { groupingKey: 'verify/pbs/store/v-1', title: "Verify Datastore 'store'", signal: 'resolve' },
  ],
  [
    'a node that was fenced',
    job('error', 'Fencing', { type: 'fencing', hostname: 'pve2' }),
    { groupingKey: 'fencing/pve2', signal: 'fire' },
  ],
  [
    'updates as an alert',
    job('info', 'New software packages available (pve1)', { type: 'package-updates', hostname: 'pve1' }),
    { groupingKey: 'package-updates/pve1', severity: 'info', signal: 'fire' },
  ],
  ['a test', job('info', 'Test notification', {}), { title: 'Test notification', severity: 'info', signal: 'fire' }],
  [
    'a mail for root, by its subject',
    job('unknown', 'SMART error on /dev/sda', { type: 'system-mail', hostname: 'pve1' }),
    { groupingKey: 'system-mail/pve1/SMART error on /dev/sda', severity: null, signal: 'fire' },
  ],
  [
    'a backup that somebody has started, which has no job',
    job('error', 'vzdump backup status (pve1): backup failed', { type: 'vzdump', hostname: 'pve1' }),
    { groupingKey: 'vzdump/pve1', title: 'vzdump backup status (pve1)', signal: 'fire' },
  ],
  [
    'fields that are none',
    { title: 'T', message: 'm', severity: 'error', fields: null },
    { title: 'T', severity: 'high' },
  ],
]);
