import { t } from '@grafana/i18n';
import { postFieldsScript } from '../post-fields-script.ts';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const script = '/etc/monit/bellhook.sh';

const setArguments = `set -- "$@" "service=$MONIT_SERVICE" "host=$MONIT_HOST" "event=$MONIT_EVENT" \\
  "description=$MONIT_DESCRIPTION" "monit_date=$MONIT_DATE"
`;

const checks = `check filesystem data with path /srv
  if space usage > 90% then exec "${script} state=alerting test=space severity=critical"
    else if succeeded then exec "${script} state=ok test=space severity=critical"

check process nginx with pidfile /run/nginx.pid
  if not exist then exec "${script} state=alerting test=process"
    else if succeeded then exec "${script} state=ok test=process"
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.monit.script', 'Save this script on each host that Monit watches.'),
      code: { label: script, text: postFieldsScript(url, setArguments) },
    },
    {
      text: t('integrations.guide.monit.executable', 'Let Monit run it, and nobody else read it.'),
      code: { label: 'sh', text: `chown root:root ${script} && chmod 700 ${script}` },
    },
    {
      text: t(
        'integrations.guide.monit.checks',
        'Let each test run it twice: when it fails, and when it succeeds again. What stands after the script are fields of the alert; “test” tells apart the tests of a service.'
      ),
      code: { label: '/etc/monit/conf.d/bellhook', text: checks },
    },
    {
      text: t('integrations.guide.monit.reload', 'Check the control file and load it.'),
      code: { label: 'sh', text: 'monit -t && monit reload' },
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.monit.delivery',
      'The script tries three more times within some seconds. Monit itself runs it once for each failure, unless “repeat every 10 cycles” follows. It does not sign.'
    ),
  examples,
};
