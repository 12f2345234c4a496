import { address, around, field, list, says } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Sentry tells of events that match a rule for issues, of metrics beyond a threshold, and of changes of an issue. The title of
 * a metric alert begins with its state. The older plug-in for webhooks has the issue in the payload itself.
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/issue-alerts/
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/metric-alerts/
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/issues/
 */
export const definition = tool({
  sender: 'Sentry',
  untitled: 'Issue',
  fields: ['data.event', 'data.issue', 'data.metric_alert', 'data.issue_alert', 'triggering_rules'],
  ownFields: [
    ['action', 'data.event', 'data.triggered_rule'],
    ['action', 'data.metric_alert', 'data.description_title'],
  ],
  title: `${field('data.event.title', 'data.issue.title', 'data.metric_alert.alert_rule.name', 'event.title')}
   or (${field('data.description_title')}).split(": ", 1) | last`,
  message: `${field('data.description_text')}
   or [${field('data.event.message', 'message')}, ${field('data.event.culprit', 'data.issue.culprit', 'culprit')}] | select | unique | join("\\n")`,
  link: address('data.event.web_url', 'data.web_url', 'data.issue.web_url', 'data.issue.permalink', 'url'),
  key: `${field('data.event.issue_id', 'data.issue.id')} or ${around('metric:', field('data.metric_alert.id'))}
   or (${field('id')} if ${field('culprit', 'project_name')} else "")`,
  recovery: says('action', 'resolved', 'ignored', 'archived'),
  severity: `${field('data.event.level', 'data.issue.level', 'level', 'action')} | replace("debug", "info")`,
  labels: {
    project: `${field('data.issue.project.slug', 'project_name', 'project')} or ${list('data.metric_alert.projects')} | join(", ")`,
    environment: field('data.event.environment', 'data.metric_alert.alert_rule.environment'),
    rule: field('data.triggered_rule', 'data.metric_alert.alert_rule.name'),
  },
  moreLabels: `{%- for tag in ${list('data.event.tags')} if tag is not string and tag is sequence and tag | length == 2 -%}
{%- set _ = labels.update({tag[0] | string: tag[1]}) -%}
{%- endfor -%}`,
  webhookPage: 'The action <code>resolved</code> resolves the group of the issue or of the metric alert.',
});
