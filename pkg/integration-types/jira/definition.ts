import { address, field, joined, list, says, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

/** A webhook sends the issue in a field, and so does an automation rule; some rules send the issue itself. */
const of = (name: string) => field(`issue.${name}`, name);
const key = of('key');
const category = `(${of('fields.status.statusCategory.key')}) | lower`;

/**
 * Jira tells of changes of an issue. Each status is of one of three categories: `new`, `indeterminate` while somebody works on
 * it, and `done`. The issue’s own page is not in the payload; it is on the host of the issue’s address in the API.
 * https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export const definition = tool({
  timeIn: 'timestamp',
  sender: 'Jira',
  untitled: 'Issue',
  fields: ['issue', 'webhookEvent', 'fields'],
  ownFields: [
    ['webhookEvent', 'issue'],
    ['key', 'self', 'fields.summary'],
  ],
  title: joined(' ', key, of('fields.summary')),
  message: joined('\n', of('fields.description'), field('comment.body')),
  link: `{"url": ${joined('/browse/', `(${address('issue.self', 'self')}).partition("/rest/")[0]`, key)}} | first_address("url")`,
  key: of('id'),
  recovery: `${category} == "done" or ${says('webhookEvent', 'jira:issue_deleted')}`,
  acknowledgement: `${category} == "indeterminate"`,
  severity: `${translated(of('fields.priority.name'), {
    blocker: 'critical',
    highest: 'critical',
    medium: 'warning',
    lowest: 'info',
    minor: 'info',
    trivial: 'info',
  })} or ${of('fields.priority.name')}`,
  labels: {
    project: of('fields.project.key'),
    type: of('fields.issuetype.name'),
    assignee: of('fields.assignee.displayName'),
    labels: `(${list('issue.fields.labels')} or ${list('fields.labels')}) | join(", ")`,
  },
  webhookPage:
    'A status of the category “done” resolves the group of the issue, and one of the category “in progress” acknowledges it.',
});
