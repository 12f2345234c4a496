import { address, field, joined, mapping } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Google Cloud Monitoring, once called Stackdriver, sends its incidents.
 * https://cloud.google.com/monitoring/support/notification-options#webhooks
 */
export const definition = tool({
  sender: 'Google Cloud Monitoring',
  untitled: 'Incident',
  fields: ['incident'],
  ownFields: [['incident.incident_id', 'incident.policy_name']],
  title: joined(': ', field('incident.policy_name'), field('incident.condition_name')),
  message: joined('\n', field('incident.summary'), field('incident.documentation.content', 'incident.documentation')),
  link: address('incident.url'),
  key: field('incident.incident_id'),
  severity: field('incident.severity'),
  labels: {
    policy: field('incident.policy_name'),
    project: field('incident.scoping_project_id'),
    resource_type: field('incident.resource.type', 'incident.resource_type_display_name'),
  },
  moreLabels: `{%- set _ = labels.update(${mapping('incident.resource.labels')}) -%}
{%- set _ = labels.update(${mapping('incident.policy_user_labels')}) -%}`,
  webhookPage: 'The state <code>closed</code> resolves the group of the incident.',
});
