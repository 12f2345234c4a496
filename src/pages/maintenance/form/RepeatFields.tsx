import { t } from '@grafana/i18n';
import { Checkbox, Combobox, Field, FieldValidationMessage, Stack } from '@grafana/ui';
import React from 'react';
import { InputField } from '../../../components/form/InputField';
import { type RepeatKind, weekdayName, weekdays } from './repeat';
import type { FieldsProps } from './WindowFields';

/** Whether and when it comes again. */
export function RepeatFields({ values: { repeat, timeZone }, problems, onChange }: FieldsProps) {
  const change = (changes: Partial<typeof repeat>) => onChange({ repeat: { ...repeat, ...changes } });
  return (
    <>
      <Field noMargin label={t('maintenance.repeat', 'Repeat')}>
        <Combobox<RepeatKind>
          id="maintenance-repeat"
          width={30}
          value={repeat.kind}
          options={getKinds()}
          onChange={({ value }) => change({ kind: value })}
        />
      </Field>
      {repeat.kind === 'weekly' && (
        // A field has one input.
        <div role="group" aria-label={t('maintenance.days', 'Days')}>
          <Stack gap={2} wrap="wrap">
            {weekdays.map((day) => (
              <Checkbox
                key={day}
                label={weekdayName(day)}
                value={repeat.days.includes(day)}
                onChange={({ currentTarget }) =>
                  change({
                    days: currentTarget.checked ? [...repeat.days, day] : repeat.days.filter((one) => one !== day),
                  })
                }
              />
            ))}
          </Stack>
          {problems.repeat !== undefined && <FieldValidationMessage>{problems.repeat}</FieldValidationMessage>}
        </div>
      )}
      {repeat.kind === 'rule' && (
        <InputField
          label={t('maintenance.rule', 'Recurrence rule')}
          description={t('maintenance.rule-hint', 'RRULE of RFC 5545, such as FREQ=MONTHLY;BYDAY=1SU')}
          problem={problems.repeat}
          id="maintenance-rule"
          autoComplete="off"
          spellCheck={false}
          value={repeat.rule}
          onChange={({ currentTarget }) => change({ rule: currentTarget.value })}
        />
      )}
      {repeat.kind !== 'once' && (
        <Field
          noMargin
          label={t('maintenance.time-zone', 'Time zone')}
          description={t('maintenance.time-zone-hint', 'It begins at the same local time there, in summer and winter.')}
        >
          <Combobox
            id="maintenance-zone"
            width={30}
            value={timeZone}
            options={zonesWith(timeZone)}
            onChange={({ value }) => onChange({ timeZone: value })}
          />
        </Field>
      )}
    </>
  );
}

function getKinds(): Array<{ value: RepeatKind; label: string }> {
  return [
    { value: 'once', label: t('maintenance.once', 'Once') },
    { value: 'daily', label: t('maintenance.daily', 'Every day') },
    { value: 'weekly', label: t('maintenance.weekly', 'Every week') },
    { value: 'monthly', label: t('maintenance.monthly', 'Every month, on this day') },
    { value: 'rule', label: t('maintenance.by-rule', 'By a rule') },
  ];
}

/** Those that the browser knows, and the present one. */
function zonesWith(present: string): Array<{ value: string; label: string }> {
  const all = new Set(['UTC', present, ...Intl.supportedValuesOf('timeZone')]);
  return [...all].sort().map((zone) => ({ value: zone, label: zone }));
}
