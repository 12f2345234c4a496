import { t } from '@grafana/i18n';
import { durationText, readDuration } from '../../../../pkg/contract/duration-text.ts';

/** What is wrong with a typed length of time; undefined where it is right. @param limits in seconds */
export function durationProblem(
  typed: string,
  [least, most]: readonly [least: number, most: number],
  mayBeEmpty: boolean
): string | undefined {
  const seconds = readDuration(typed);
  if (typed.trim() === '' ? mayBeEmpty : seconds !== undefined && seconds >= least && seconds <= most) {
    return undefined;
  }
  const values = { least: durationText(least), most: durationText(most) };
  return mayBeEmpty
    ? t('settings.duration-range', 'Give a time from {{least}} to {{most}}, such as 2 h, or leave it empty', values)
    : t('settings.duration-needed', 'Give a time from {{least}} to {{most}}, such as 1 min', values);
}
