import { address, field, joined, mapping } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * The alerts on panels that Grafana had before version 11, and single alerts of the first versions of Alertmanager. The number
 * of a rule is unique in one Grafana only, so its name is in the key too. A rule without data, or one that is paused, is not ok.
 * https://grafana.com/docs/grafana/v8.4/alerting/old-alerting/notifications/#webhook
 */
export const definition = tool({
  sender: 'Grafana’s legacy alerting',
  fields: ['ruleId', 'ruleName', 'ruleUrl', 'evalMatches', 'labels'],
  ownFields: [
    ['ruleId', 'ruleName'],
    ['ruleId', 'evalMatches'],
  ],
  title: field('ruleName', 'labels.alertname', 'commonLabels.alertname'),
  message: `${field('message', 'annotations.summary', 'annotations.description')}
   or ${field('evalMatches.metric')}`,
  link: address('ruleUrl', 'generatorURL'),
  key: `${joined('/', field('ruleId'), field('ruleName'))} or (${mapping('labels')} | tojson if ${mapping('labels')} else "")`,
  severity: field('tags.severity', 'labels.severity'),
  moreLabels: `{%- set _ = labels.update(${mapping('labels')}) -%}
{%- set _ = labels.update(${mapping('tags')}) -%}`,
  webhookPage: 'The state <code>ok</code> resolves the group of the rule.',
});
