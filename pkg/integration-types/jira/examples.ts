import type { TypeExamples } from '../type-presentation.ts';

const page = 'https://example.atlassian.net';

export const examples: TypeExamples = {
  firing: {
    timestamp: 1795435080000,
    webhookEvent: 'jira:issue_created',
    issue_event_type_name: 'issue_created',
    user: { accountId: '99:27935d01-92a7-4687-8272-a9b8d3b2ae2e', displayName: 'Ann', active: true },
    issue: issue('new', 'To Do'),
  },
  resolving: {
    timestamp: 1795436400000,
    webhookEvent: 'jira:issue_updated',
    issue_event_type_name: 'issue_generic',
    user: { accountId: '99:27935d01-92a7-4687-8272-a9b8d3b2ae2e', displayName: 'Ann', active: true },
    issue: issue('done', 'Done'),
    changelog: {
      id: '10124',
      items: [
        { field: 'status', fieldtype: 'jira', from: '10000', fromString: 'To Do', to: '10002', toString: 'Done' },
      ],
    },
  },
  // What the action “Send web request” of some automation rules sends: the issue itself, whose id is a number, without changes.
  odd: { ...issue('indeterminate', 'In Progress'), id: 10041, changelog: { histories: null } },
  source: 'https://developer.atlassian.com/cloud/jira/platform/webhooks/#example-callback-for-an-issue-related-event',
  shown: { title: 'OPS-27 The shop is slow', severity: 'high', link: `${page}/browse/OPS-27` },
};

function issue(category: string, name: string) {
  return {
    id: '10041',
    self: `${page}/rest/api/2/issue/10041`,
    key: 'OPS-27',
    fields: {
      summary: 'The shop is slow',
      description: 'Pages take ten seconds.',
      issuetype: { id: '10004', name: 'Incident', subtask: false },
      project: { id: '10000', key: 'OPS', name: 'Operations' },
      priority: { id: '2', name: 'High' },
      status: {
        id: '10000',
        name,
        statusCategory: { id: 2, key: category, name, colorName: 'blue-gray' },
      },
      labels: ['shop'],
      assignee: null,
      created: '2026-11-23T12:58:00.000+0100',
      resolution: null,
    },
  };
}
