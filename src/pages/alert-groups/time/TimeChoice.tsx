import { css } from '@emotion/css';
import { dateTimeFormat, dateTimeParse, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Field, Input, RadioButtonGroup, Stack, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Moment } from '../../../../pkg/domain/query/query.ts';
import { agoOf, lately, type TimeCondition, timeFields } from './timeCondition';
import { agoText, fieldText, quickRanges } from './timeText';

interface Props {
  time: TimeCondition | null;
  onChange: (time: TimeCondition | null) => void;
}

/** Of what the time is, and a range: one that ends now, or one between two times in the user's time zone. */
export function TimeChoice({ time, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [field, setField] = useState(time?.field ?? 'started');
  const [from, setFrom] = useState(inputText(time?.range.from ?? null));
  const [to, setTo] = useState(inputText(time?.range.to ?? null));
  const range = { from: momentOf(from), to: momentOf(to) };
  const isBackwards = range.from !== null && range.to !== null && range.from.at >= range.to.at;
  const ago = time === null ? null : agoOf(time.range);
  return (
    <div className={styles.choice}>
      <RadioButtonGroup
        size="sm"
        fullWidth
        aria-label={t('alert-groups.time.field', 'Time of')}
        options={timeFields.map((value) => ({ value, label: fieldText(value) }))}
        value={field}
        onChange={setField}
      />
      <div className={styles.quick}>
        {quickRanges.map((one) => (
          <Button
            key={one}
            size="sm"
            variant="secondary"
            fill={one === ago && field === time?.field ? 'outline' : 'text'}
            onClick={() => onChange({ field, range: lately(one) })}
          >
            {agoText(one)}
          </Button>
        ))}
        <Button size="sm" variant="secondary" fill="text" onClick={() => onChange(null)}>
          {t('alert-groups.time.any', 'Any time')}
        </Button>
      </div>
      <Field label={t('alert-groups.time.from', 'From')} noMargin>
        <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      </Field>
      <Field
        label={t('alert-groups.time.to', 'To')}
        noMargin
        invalid={isBackwards}
        error={t('alert-groups.time.backwards', 'This is before the beginning.')}
      >
        <Input type="datetime-local" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </Field>
      <Stack justifyContent="flex-end">
        <Button
          size="sm"
          disabled={isBackwards || (range.from === null && range.to === null)}
          onClick={() => onChange({ field, range })}
        >
          {t('alert-groups.time.apply', 'Apply')}
        </Button>
      </Stack>
    </div>
  );
}

const format = 'YYYY-MM-DDTHH:mm';

function inputText(moment: Moment | null): string {
  return moment !== null && 'at' in moment ? dateTimeFormat(moment.at, { format }) : '';
}

function momentOf(text: string): { at: number } | null {
  const time = dateTimeParse(text, { format });
  return text !== '' && time.isValid() ? { at: time.valueOf() } : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  choice: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), width: theme.spacing(38) }),
  quick: css({ display: 'grid', gridTemplateColumns: '1fr 1fr', justifyItems: 'start' }),
});
