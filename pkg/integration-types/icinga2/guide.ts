import { t } from '@grafana/i18n';
import { postFieldsScript } from '../post-fields-script.ts';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const script = '/etc/icinga2/scripts/bellhook.sh';

/** The macros are those of the runtime for notifications; a notification of a host has none of a service. */
const configuration = `object NotificationCommand "bellhook-host" {
  command = [
    ConfigDir + "/scripts/bellhook.sh",
    "type=$notification.type$",
    "host=$host.name$",
    "host_name=$host.display_name$",
    "host_state=$host.state$",
    "output=$host.output$",
    "author=$notification.author$",
    "comment=$notification.comment$",
    "url=$bellhook_pages$/icingadb/host?name=$host.name$"
  ]
  vars.bellhook_pages = "https://icinga.example.com/icingaweb2"
}

object NotificationCommand "bellhook-service" {
  command = [
    ConfigDir + "/scripts/bellhook.sh",
    "type=$notification.type$",
    "host=$host.name$",
    "host_name=$host.display_name$",
    "host_state=$host.state$",
    "service=$service.name$",
    "service_state=$service.state$",
    "output=$service.output$",
    "author=$notification.author$",
    "comment=$notification.comment$",
    "url=$bellhook_pages$/icingadb/service?name=$service.name$&host.name=$host.name$"
  ]
  vars.bellhook_pages = "https://icinga.example.com/icingaweb2"
}

object User "bellhook" {
}

apply Notification "bellhook" to Host {
  command = "bellhook-host"
  users = [ "bellhook" ]
  assign where true
}

apply Notification "bellhook" to Service {
  command = "bellhook-service"
  users = [ "bellhook" ]
  assign where true
}
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.icinga2.script',
        'Save this script on each Icinga 2 server that sends notifications.'
      ),
      code: { label: script, text: postFieldsScript(url) },
    },
    {
      text: t('integrations.guide.icinga2.executable', 'Let Icinga run it, and nobody else read it.'),
      code: { label: 'sh', text: `chown root:nagios ${script} && chmod 750 ${script}` },
    },
    {
      text: t(
        'integrations.guide.icinga2.configuration',
        'Save this beside the other configuration, with the address of your Icinga Web. It notifies of all hosts and services; narrow “assign where” if it shall be fewer.'
      ),
      code: { label: '/etc/icinga2/conf.d/bellhook.conf', text: configuration },
    },
    {
      text: t('integrations.guide.icinga2.reload', 'Check the configuration and load it.'),
      code: { label: 'sh', text: 'icinga2 daemon -C && systemctl reload icinga2' },
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.icinga2.delivery',
      'The script tries three more times within some seconds. Icinga 2 itself sends again after 30 minutes while the problem lasts, or as “interval” of the notification says. It does not sign.'
    ),
  examples,
};
