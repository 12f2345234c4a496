import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.graylog.notification',
        'In Graylog, open Alerts, Notifications, Create Notification, and fill in this. Allow the address if Graylog asks for that.'
      ),
      fields: [
        { name: 'Title', value: 'Bellhook' },
        { name: 'Notification Type', value: 'HTTP Notification' },
        { name: 'URL', value: url },
      ],
    },
    {
      text: t(
        'integrations.guide.graylog.definitions',
        'Add this notification to the event definitions that shall alert. Give each an event key, so that each user, host or the like has a group.'
      ),
    },
    {
      text: t(
        'integrations.guide.graylog.over',
        'Graylog never tells that something is over, so resolve these groups by hand.'
      ),
    },
  ],
  // https://github.com/Graylog2/graylog2-server/blob/master/graylog2-server/src/main/java/org/graylog/events/notifications/types/HTTPEventNotification.java
  delivery: () =>
    t(
      'integrations.guide.graylog.delivery',
      'Graylog tries once, so a failed delivery is lost until the next event after the grace period. It does not sign, but can send a password or a key.'
    ),
  examples,
};
