import { field, joined } from '../expressions.ts';
import { tool } from '../tool.ts';

const title = field('title', 'rule_name', 'alert_subject', 'name');
const host = field('host.name', 'hostname', 'host', 'agent.hostname');

/**
 * ElastAlert posts a match, and the fields that a rule adds to it; the guide adds the name of the rule, and Grafana OnCall
 * documented a title. It never tells that something is over, but a rule can add `"state": "ok"`.
 * https://elastalert2.readthedocs.io/en/latest/alerts.html#http-post
 */
export const definition = tool({
  sender: 'ElastAlert',
  untitled: 'Match',
  fields: ['alert_uid', 'num_hits', 'num_matches', '@timestamp', 'rule_name', 'title'],
  ownFields: [['num_hits', 'num_matches']],
  title,
  message: field('alert_text', 'message', 'log', 'event.original'),
  key: `${field('alert_uid')}
   or (${joined('/', title, host)} if ${title} and (${field('num_hits', 'num_matches', '@timestamp', 'rule_name')}) else "")`,
  severity: field('severity', 'level', 'log.level'),
  labels: { host, service: field('service.name', 'service'), index: field('_index') },
  webhookPage: 'Alerts with the same <code>alert_uid</code> share a group, and <code>"state": "ok"</code> resolves it.',
});
