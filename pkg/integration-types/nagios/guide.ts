import { t } from '@grafana/i18n';
import { postFieldsScript } from '../post-fields-script.ts';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const script = '/usr/local/bin/nagios-bellhook';

/** Nagios leaves quotes and backquotes out of these macros, see its `illegal_macro_output_chars`. */
const configuration = `define command {
  command_name  notify-host-by-bellhook
  command_line  ${script} 'type=$NOTIFICATIONTYPE$' 'host=$HOSTNAME$' 'host_name=$HOSTDISPLAYNAME$' 'host_state=$HOSTSTATE$' 'output=$HOSTOUTPUT$' 'author=$NOTIFICATIONAUTHOR$' 'comment=$NOTIFICATIONCOMMENT$' 'url=$HOSTNOTESURL$'
}

define command {
  command_name  notify-service-by-bellhook
  command_line  ${script} 'type=$NOTIFICATIONTYPE$' 'host=$HOSTNAME$' 'host_name=$HOSTDISPLAYNAME$' 'host_state=$HOSTSTATE$' 'service=$SERVICEDESC$' 'service_state=$SERVICESTATE$' 'output=$SERVICEOUTPUT$' 'author=$NOTIFICATIONAUTHOR$' 'comment=$NOTIFICATIONCOMMENT$' 'url=$SERVICENOTESURL$'
}

define contact {
  contact_name                   bellhook
  host_notifications_enabled     1
  service_notifications_enabled  1
  host_notification_period       24x7
  service_notification_period    24x7
  host_notification_options      d,u,r,f
  service_notification_options   w,u,c,r,f
  host_notification_commands     notify-host-by-bellhook
  service_notification_commands  notify-service-by-bellhook
}
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.nagios.script', 'Save this script on the Nagios server.'),
      code: { label: script, text: postFieldsScript(url) },
    },
    {
      text: t('integrations.guide.nagios.executable', 'Let Nagios run it, and nobody else read it.'),
      code: { label: 'sh', text: `chown root:nagios ${script} && chmod 750 ${script}` },
    },
    {
      text: t(
        'integrations.guide.nagios.configuration',
        'Save this in a folder that nagios.cfg names as cfg_dir, such as the one of Debian’s package.'
      ),
      code: { label: '/etc/nagios4/conf.d/bellhook.cfg', text: configuration },
    },
    {
      text: t(
        'integrations.guide.nagios.contact',
        'Make the contact bellhook a member of the contact groups of the hosts and services that shall alert.'
      ),
      fields: [{ name: 'members', value: 'root,bellhook' }],
    },
    {
      text: t('integrations.guide.nagios.reload', 'Check the configuration and load it.'),
      code: { label: 'sh', text: 'nagios4 -v /etc/nagios4/nagios.cfg && systemctl reload nagios4' },
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.nagios.delivery',
      'The script tries three more times within some seconds. Nagios itself sends again after the notification_interval of the host or service while the problem lasts. It does not sign.'
    ),
  examples,
};
