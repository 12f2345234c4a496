import { t } from '@grafana/i18n';

export type SilenceKind = 'for' | 'until' | 'forever';

export const unitMinutes = { minutes: 1, hours: 60, days: 24 * 60 } as const;

export type SilenceUnit = keyof typeof unitMinutes;

/** The longest silence that has an end: a year. */
const longestMinutes = 365 * 24 * 60;

interface Asked {
  kind: SilenceKind;
  amount: string;
  unit: SilenceUnit;
  until: Date;
}

type Silence = { minutes: number } | { until: string } | { forever: true };

/** The silence that somebody has filled in, or what is wrong with it. */
export function silenceEnd(
  { kind, amount, unit, until }: Asked,
  now: Date
): { silence: Silence; problem?: undefined } | { silence?: undefined; problem: string } {
  if (kind === 'forever') {
    return { silence: { forever: true } };
  }
  const minutes = kind === 'for' ? Number(amount) * unitMinutes[unit] : (until.getTime() - now.getTime()) / 60_000;
  if (kind === 'for' && !Number.isInteger(minutes)) {
    return { problem: t('alert-groups.silence.whole', 'Give a whole number of minutes.') };
  }
  if (!(minutes > 0)) {
    return {
      problem:
        kind === 'for'
          ? t('alert-groups.silence.short', 'Give a number above zero.')
          : t('alert-groups.silence.past', 'Choose a time in the future.'),
    };
  }
  if (minutes > longestMinutes) {
    return { problem: t('alert-groups.silence.long', 'A silence with an end lasts a year at most.') };
  }
  return { silence: kind === 'for' ? { minutes } : { until: until.toISOString() } };
}
