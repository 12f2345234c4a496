import { t } from '@grafana/i18n';

/** For how long people usually silence a group. */
export function silenceChoices(): Array<{ label: string; silence: { minutes: number } | { forever: true } }> {
  return [
    { label: t('alert-groups.silence.30-minutes', '30 minutes'), silence: { minutes: 30 } },
    { label: t('alert-groups.silence.1-hour', '1 hour'), silence: { minutes: 60 } },
    { label: t('alert-groups.silence.2-hours', '2 hours'), silence: { minutes: 120 } },
    { label: t('alert-groups.silence.6-hours', '6 hours'), silence: { minutes: 360 } },
    { label: t('alert-groups.silence.12-hours', '12 hours'), silence: { minutes: 720 } },
    { label: t('alert-groups.silence.24-hours', '24 hours'), silence: { minutes: 1440 } },
    { label: t('alert-groups.silence.forever', 'Forever'), silence: { forever: true } },
  ];
}
