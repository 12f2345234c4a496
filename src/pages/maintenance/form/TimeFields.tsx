import { dateTime, dateTimeForTimeZone, getTimeZone } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, DateTimePicker, Field, Stack } from '@grafana/ui';
import React, { useMemo } from 'react';
import { serverClock } from '../../../api/client/serverClock';
import { zoneName } from '../zone';
import type { FieldsProps } from './WindowFields';
import { fromNow } from './windowValues';

/** From now on for so many hours. */
const quickHours = [1, 2, 4];

/** When it begins and ends. */
export function TimeFields({ values, problems, isNew, onChange }: FieldsProps & { isNew: boolean }) {
  const zone = t('maintenance.zone', 'Times are in {{zone}}.', {
    zone: zoneName(),
    interpolation: { escapeValue: false },
  });
  // What is typed is thrown away where the picker gets another date, be it the same one.
  const starts = useMemo(() => dateTimeForTimeZone(getTimeZone(), values.startsAt), [values.startsAt]);
  const ends = useMemo(() => dateTimeForTimeZone(getTimeZone(), values.endsAt), [values.endsAt]);
  return (
    <>
      {isNew && (
        <Stack gap={1} wrap="wrap" role="group" aria-label={t('maintenance.quick', 'From now on')}>
          {quickHours.map((hours) => (
            <Button
              key={hours}
              type="button"
              size="sm"
              variant="secondary"
              onClick={() => onChange(fromNow(hours, serverClock.now()))}
            >
              {t('maintenance.now-for', 'Now for {{hours}} h', { hours })}
            </Button>
          ))}
        </Stack>
      )}
      <Field noMargin label={t('maintenance.starts', 'Starts')} description={zone}>
        <DateTimePicker
          date={starts}
          timeZone={getTimeZone()}
          showSeconds={false}
          onChange={(at) => at && onChange(movedStart(values, dateTime(at).valueOf()))}
        />
      </Field>
      <Field
        noMargin
        label={t('maintenance.ends', 'Ends')}
        invalid={problems.endsAt !== undefined}
        error={problems.endsAt}
      >
        <DateTimePicker
          date={ends}
          timeZone={getTimeZone()}
          showSeconds={false}
          onChange={(at) => at && onChange({ endsAt: dateTime(at).valueOf() })}
        />
      </Field>
    </>
  );
}

/** Another start leaves the length as it is. */
function movedStart({ startsAt, endsAt }: FieldsProps['values'], to: number) {
  return { startsAt: to, endsAt: endsAt + to - startsAt };
}
