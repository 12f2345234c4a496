import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { useState } from 'react';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { Popover } from '../../../components/Popover';
import { TimeChoice } from './TimeChoice';
import { timeOf, withTime } from './timeCondition';
import { fieldText, rangeText } from './timeText';

interface Props {
  query: Query;
  onChange: (query: Query) => void;
}

/** Which time the query asks for, and another one at a click. */
export function TimeButton({ query, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const time = timeOf(query);
  const range = time === null ? t('alert-groups.time.any', 'Any time') : rangeText(time.range);
  return (
    <Popover
      placement="bottom-end"
      name={t('alert-groups.time.choice', 'Time')}
      closeButton={false}
      show={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      content={
        <TimeChoice
          time={time}
          onChange={(chosen) => {
            setOpen(false);
            onChange(withTime(query, chosen));
          }}
        />
      }
    >
      <Button
        variant="secondary"
        size="sm"
        icon="clock-nine"
        aria-label={t('alert-groups.time.button', 'Time: {{range}}', {
          range: time === null ? range : `${fieldText(time.field)} ${range}`,
          interpolation: { escapeValue: false },
        })}
      >
        {time === null || time.field === 'started' ? range : `${fieldText(time.field)}: ${range}`}
      </Button>
    </Popover>
  );
}
