import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

/**
 * `escape` makes text safe inside the quotes of JSON, `json` makes JSON of a whole value. The severity is one of five plain words, and the
 * timestamp a number of seconds.
 * https://github.com/proxmox/proxmox-rs/blob/master/proxmox-notify/src/endpoints/webhook.rs
 */
const body = `{
  "title": "{{ escape title }}",
  "message": "{{ escape message }}",
  "severity": "{{ severity }}",
  "timestamp": {{ timestamp }},
  "fields": {{ json fields }}
}`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.proxmox.target',
        'In Proxmox VE, open Datacenter, Notifications; in Proxmox Backup Server, Configuration, Notifications. Add a target of the type Webhook, and fill in this.'
      ),
      fields: [
        { name: t('integrations.guide.method', 'Method'), value: 'POST' },
        { name: 'URL', value: url },
        { name: 'Headers', value: 'Content-Type: application/json' },
      ],
    },
    {
      text: t('integrations.guide.proxmox.body', 'Use this body.'),
      code: { label: 'Body', text: body },
    },
    {
      text: t(
        'integrations.guide.proxmox.matcher',
        'Add a matcher that notifies this target. Let it match info too, so that a backup that succeeds resolves the group of the failed one; it opens none.'
      ),
    },
  ],
  // https://github.com/proxmox/proxmox-rs/blob/master/proxmox-notify/src/endpoints/webhook.rs
  delivery: () =>
    t(
      'integrations.guide.proxmox.delivery',
      'Proxmox tries once, with a timeout of 10 seconds. It does not sign, and can send headers with secrets.'
    ),
  examples,
};
