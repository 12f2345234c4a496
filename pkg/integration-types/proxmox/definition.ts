import { field, joined, says } from '../expressions.ts';
import { tool } from '../tool.ts';

const type = field('fields.type');
const recovery = `(${says('severity', 'info')} and (${type}) not in ["", "package-updates", "system-mail", "test"])`;
/** A subject ends with how the job went. */
const subject = `(${field('title')})`;
const first = `{%- set parts = ${subject}.partition("): backup ") -%}
`;

/**
 * Proxmox tells of each run of a job, failed or not, by the body that people write; the guide has one. A run without an error
 * is the recovery of the job. Updates, mails for root and a test are no jobs, and never recover. A mail for root can tell of anything, so its
 * subject is part of the key. A backup that somebody has started by hand has no `job-id`.
 * https://pve.proxmox.com/pve-docs/chapter-notifications.html#notification_events
 * https://pbs.proxmox.com/docs/notifications.html
 */
export const definition = tool({
  timeIn: 'timestamp',
  sender: 'Proxmox',
  untitled: 'Notification',
  fields: ['fields', 'title', 'severity'],
  ownFields: [['title', 'message', 'severity', 'timestamp', 'fields']],
  first,
  title: `parts[0] ~ ")" if parts[1] else ${subject}.removesuffix(" successful").removesuffix(" failed")`,
  message: field('message'),
  key: `${joined('/', type, field('fields.hostname'), field('fields.datastore'), field('fields.remote'), field('fields.job-id'), `${field('title')} if ${says('fields.type', 'system-mail')} else ""`)} if ${type} else ""`,
  recovery,
  severity: `"" if ${recovery} else ${field('severity')}`,
  labels: {
    type,
    hostname: field('fields.hostname'),
    datastore: field('fields.datastore'),
    job: field('fields.job-id'),
  },
  webhookPage: 'A job that ends with the severity <code>info</code> resolves the group of its last failure.',
});
