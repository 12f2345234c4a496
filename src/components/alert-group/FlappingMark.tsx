import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import React from 'react';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { GroupMark } from './GroupMark';

interface Props {
  group: Pick<AlertGroupSummary, 'flappingSince'>;
  isShort?: boolean;
}

/** Says that a group flaps, and so is held open; nothing for any other. */
export function FlappingMark({ group: { flappingSince }, isShort }: Props) {
  return flappingSince === null ? null : (
    <GroupMark
      icon="exchange-alt"
      color="orange"
      text={t('components.flapping-mark.text', 'Flapping')}
      tooltip={t('components.flapping-mark.since', 'Flapping since {{time}}: recoveries do not resolve it', {
        time: dateTimeFormat(flappingSince),
        interpolation: { escapeValue: false },
      })}
      isShort={isShort}
    />
  );
}
