import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.jira.webhook',
        'In Jira, open System, WebHooks, Create a WebHook, and fill in this. Jira Cloud needs an https address.'
      ),
      fields: [
        { name: t('integrations.guide.jira.name', 'Name'), value: 'Bellhook' },
        { name: 'URL', value: url },
        { name: 'Issue', value: 'created, updated, deleted' },
      ],
    },
    {
      text: t('integrations.guide.jira.filter', 'Say with JQL which issues shall alert.'),
      fields: [{ name: 'JQL', value: 'project = OPS AND issuetype = Incident' }],
    },
    {
      text: t(
        'integrations.guide.jira.secret',
        'To let in only what your Jira has sent, give the webhook a secret, and this integration a guard of the kind HMAC with the same secret and with this.'
      ),
      fields: [
        { name: t('guards.header', 'Header with the signature'), value: 'X-Hub-Signature' },
        { name: t('guards.prefix', 'Before the signature'), value: 'sha256=' },
      ],
    },
    {
      text: t(
        'integrations.guide.jira.automation',
        'Without the right to make a webhook, add an automation rule to the project, which sends a web request with the issue data whenever an issue is created or its status changes.'
      ),
      fields: [
        { name: 'Web request URL', value: url },
        { name: 'HTTP method', value: 'POST' },
        { name: 'Web request body', value: 'Issue data (Jira format)' },
      ],
    },
  ],
  // https://developer.atlassian.com/cloud/jira/platform/webhooks/#retry-policy
  // https://community.developer.atlassian.com/t/new-jira-cloud-webhook-retry-policy/30554
  delivery: () =>
    t(
      'integrations.guide.jira.delivery',
      'A webhook of Jira Cloud is tried up to five more times, 5 to 15 minutes apart, if it got no answer or one of the server’s errors (5xx, 408, 409, 425, 429). Of automation rules and Jira Data Center no document says that they try again. A webhook with a secret signs in the header X-Hub-Signature.'
    ),
  signs: 'hmac',
  examples,
};
