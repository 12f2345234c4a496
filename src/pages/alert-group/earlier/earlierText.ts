import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { actorText } from '../../../components/alert-group/actorText';
import { stateText } from '../../../components/alert-group/stateTexts';
import { durationText } from '../../../components/time/durationText';

/**
 * How often a key had groups, and how the last one ended, such as `7 in 30 days, median 22m; the last at …, resolved by Ben: “…”`.
 * @param median minutes from start to resolution; null where it is not known
 */
export function earlierText(count: number, median: number | null, last: AlertGroupSummary): string {
  const often = t('alert-group.earlier.count', '{{count}} in 30 days', { count });
  const long =
    median === null
      ? ''
      : t('alert-group.earlier.median', ', median {{duration}}', {
          duration: durationText(new Date(0), new Date(median * 60_000)),
        });
  const end = t('alert-group.earlier.last', '; the last on {{time}}, {{end}}', {
    time: dateTimeFormat(last.startedAt),
    end: endText(last),
    interpolation,
  });
  return `${often}${long}${end}`;
}

/** How a group ended, and why: `resolved by Ben: “payment provider”`. */
export function endText({ state, resolvedBy, resolvedReason }: AlertGroupSummary): string {
  if (resolvedBy === null) {
    return stateText(state);
  }
  const values = { who: actorText(resolvedBy), reason: resolvedReason, interpolation };
  return resolvedReason === null
    ? t('alert-group.earlier.resolved', 'resolved by {{who}}', values)
    : t('alert-group.earlier.resolved-because', 'resolved by {{who}}: “{{reason}}”', values);
}

/** React escapes the text; i18next must not escape it again. */
const interpolation = { escapeValue: false };
