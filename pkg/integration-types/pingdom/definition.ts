import { address, around, field, list, says } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Pingdom tells how the state of a check changed. The check of a transaction is FAILING or SUCCESS, others are DOWN or UP.
 * https://www.pingdom.com/resources/webhooks/
 */
export const definition = tool({
  timeIn: 'state_changed_timestamp',
  sender: 'Pingdom',
  fields: ['check_id', 'check_name', 'current_state'],
  ownFields: [['check_id', 'current_state', 'previous_state']],
  title: field('check_name'),
  message: `[${field('description')}, ${field('long_description')}, ${around('From ', field('first_probe.location'))}] | select | unique | join("\\n")`,
  link: `${address('check_params.full_url', 'check_params.url')}
   or ${around('https://my.pingdom.com/app/reports/uptime#check=', field('check_id'))}`,
  key: field('check_id'),
  recovery: says('current_state', 'up', 'success'),
  severity: field('importance_level'),
  labels: { type: field('check_type'), hostname: field('check_params.hostname'), tags: `${list('tags')} | join(", ")` },
  webhookPage: 'The state <code>UP</code> resolves the group of the check.',
});
