import { address, around, field, joined, list, says, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * New Relic’s workflows send what people write; the fields here are those of its own template. Notification channels, which
 * came before, have an incident.
 * https://docs.newrelic.com/docs/alerts/get-notified/notification-integrations/#webhook
 */
export const definition = tool({
  sender: 'New Relic',
  untitled: 'Issue',
  fields: ['issueUrl', 'issueId', 'alertConditionNames', 'impactedEntities', 'incident_id', 'condition_name'],
  ownFields: [['issueUrl', 'alertConditionNames']],
  title: field('title', 'annotations.title', 'condition_name'),
  message: joined(
    '\n',
    field('details', 'description'),
    around('Entities: ', `${list('impactedEntities')} | join(", ")`),
    around('Conditions: ', `${list('alertConditionNames')} | join(", ")`)
  ),
  link: address('issueUrl', 'issuePageUrl', 'incident_url'),
  key: field('issueId', 'id', 'incident_id'),
  recovery: says('state', 'closed', 'deactivated'),
  acknowledgement: `${says('state', 'acknowledged')} or ${says('current_state', 'acknowledged')}`,
  severity: `${translated(field('priority'), { medium: 'warning' })} or ${field('priority', 'severity')}`,
  labels: {
    policy: `${list('alertPolicyNames')} | join(", ") or ${field('policy_name')}`,
    workflow: field('workflowName'),
  },
  webhookPage: 'The state <code>CLOSED</code> resolves the group of the issue.',
});
