import { address, field, joined } from '../expressions.ts';
import { tool } from '../tool.ts';

const state = `(${field('state')})`;
const device = field('display', 'sysName', 'hostname');

/**
 * LibreNMS's API transport sends what people write; the guide has a body. The state is 0 once it is over, 1 for an alert, 2 if
 * somebody has acknowledged it, and 3, 4 or 5 if it got worse, better, or otherwise changed. An alert is of one rule on one
 * device; its `id` and its `uid` are those of an entry in the log.
 * https://docs.librenms.org/Alerting/Transports/Api/
 * https://github.com/librenms/librenms/blob/master/LibreNMS/Enum/AlertState.php
 */
export const definition = tool({
  sender: 'LibreNMS',
  fields: ['rule_id', 'device_id', 'alert_id', 'uid'],
  ownFields: [['device_id', 'rule_id', 'state']],
  title: `${joined(' on ', field('name'), device)} if ${field('name')} else ${field('title')}`,
  message: field('msg', 'message'),
  link: address('url'),
  key: `${joined('/', field('device_id'), field('rule_id'))} if ${field('rule_id')} else ${field('alert_id', 'id')}`,
  recovery: `${state} == "0"`,
  acknowledgement: `${state} == "2"`,
  severity: `"" if ${state} == "0" else ${field('severity')}`,
  labels: {
    host: field('hostname'),
    system: field('sysName'),
    os: field('os'),
    location: field('location'),
    rule: field('name'),
  },
  webhookPage: 'The state 0 resolves the group of the rule and the device.',
});
