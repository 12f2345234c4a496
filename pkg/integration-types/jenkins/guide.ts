import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.jenkins.plugin', 'In Jenkins, install the plugin Notification.'),
    },
    {
      text: t(
        'integrations.guide.jenkins.endpoint',
        'In the configuration of each job that shall alert, open Job Notifications, Add Endpoint, and fill in this.'
      ),
      fields: [
        { name: 'Format', value: 'JSON' },
        { name: 'Protocol', value: 'HTTP' },
        { name: 'Event', value: 'Job Finalized' },
        { name: 'URL Source', value: 'Public' },
        { name: 'URL', value: url },
        { name: 'Retries', value: '3' },
      ],
    },
    {
      text: t(
        'integrations.guide.jenkins.url',
        'Set the address of Jenkins under Manage Jenkins, System, Jenkins URL, so that alerts link to their builds.'
      ),
    },
  ],
  // https://github.com/jenkinsci/notification-plugin/blob/master/src/main/java/com/tikal/hudson/plugins/notification/Endpoint.java
  delivery: () =>
    t(
      'integrations.guide.jenkins.delivery',
      'The plugin waits for 30 seconds and tries again as often as Retries says, by default not at all. It does not sign.'
    ),
  examples,
};
