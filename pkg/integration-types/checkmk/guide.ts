import { t } from '@grafana/i18n';
import { postFieldsScript } from '../post-fields-script.ts';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const script = '~/local/share/check_mk/notifications/bellhook';

/**
 * Checkmk calls the script without arguments, and sets a variable for each part of a notification. What a remote site has sent on is of
 * that site, not of the one that runs the script. The pages of a host and a service are addresses below those of the site.
 * https://docs.checkmk.com/latest/en/notifications.html#environment_variables
 * https://github.com/Checkmk/checkmk/blob/master/cmk/notification_plugins/utils.py
 */
const setArguments = `site=\${NOTIFY_OMD_SITE:-$OMD_SITE}
set -- "site=$site" "type=$NOTIFY_NOTIFICATIONTYPE" \\
  "host=$NOTIFY_HOSTNAME" "host_name=$NOTIFY_HOSTALIAS" "host_state=$NOTIFY_HOSTSTATE" \\
  "author=$NOTIFY_NOTIFICATIONAUTHOR" "comment=$NOTIFY_NOTIFICATIONCOMMENT"
pages="https://$NOTIFY_MONITORING_HOST/$site"
if [ "$NOTIFY_WHAT" = SERVICE ]; then
  set -- "$@" "service=$NOTIFY_SERVICEDESC" "service_state=$NOTIFY_SERVICESTATE" \\
    "output=$NOTIFY_SERVICEOUTPUT" "url=$pages$NOTIFY_SERVICEURL"
else
  set -- "$@" "output=$NOTIFY_HOSTOUTPUT" "url=$pages$NOTIFY_HOSTURL"
fi
`;

/**
 * The title is the first comment. Of the ends of a script only 1 makes Checkmk run it again, and curl has others.
 * https://docs.checkmk.com/latest/en/notifications.html#_traceable_notifications
 */
const notify = (url: string) =>
  `${postFieldsScript(url, setArguments).replace('\n', '\n# Bellhook\n')}exit $(($? != 0))\n`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.checkmk.script', 'As the user of the Checkmk site, save this script.'),
      code: { label: script, text: notify(url) },
    },
    {
      text: t('integrations.guide.checkmk.executable', 'Let Checkmk run it, and nobody else read it.'),
      code: { label: 'sh', text: `chmod 700 ${script}` },
    },
    {
      text: t(
        'integrations.guide.checkmk.rule',
        'In Checkmk, open Setup, Events, Notifications, and add a rule with the notification method Bellhook and without parameters. Choose what it shall tell of, recoveries too, and let it notify one user only.'
      ),
    },
    {
      text: t('integrations.guide.checkmk.activate', 'Activate the changes.'),
    },
  ],
  // https://docs.checkmk.com/latest/en/notifications.html#async
  delivery: () =>
    t(
      'integrations.guide.checkmk.delivery',
      'The script tries three more times within some seconds. If that fails, the notification spooler, which commercial editions of Checkmk have, runs it again after some minutes, as often as it is set to; without one, only a rule for periodic notifications does. It does not sign.'
    ),
  examples,
};
