import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';

/** Says that a group flaps, and so is held open; nothing for any other. */
export function FlappingBadge({ group: { flappingSince } }: { group: Pick<AlertGroupSummary, 'flappingSince'> }) {
  return flappingSince === null ? null : (
    <Badge
      color="orange"
      text={t('components.flapping-badge.text', 'Flapping')}
      tooltip={t('components.flapping-badge.since', 'Changes too often since {{time}}: recoveries do not resolve it', {
        time: dateTimeFormat(flappingSince),
        interpolation: { escapeValue: false },
      })}
    />
  );
}
