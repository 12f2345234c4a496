import { type DateTime, dateTime } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, Combobox, DateTimePicker, Field, Input, RadioButtonGroup, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { serverClock } from '../../../../api/client/serverClock';
import type { DialogProps } from './ActionDialog';
import { FormDialog } from './FormDialog';
import { ReasonField, reasonOf } from './ReasonField';
import { silenceEnd, type SilenceKind, type SilenceUnit, unitMinutes } from './silenceEnd';
import { targetText } from './targetText';

/** Silences for any time, until a date, or for ever, with a reason. */
export function SilenceDialog({ target, onAct, onClose }: DialogProps) {
  const [kind, setKind] = useState<SilenceKind>('for');
  const [amount, setAmount] = useState('1');
  const [unit, setUnit] = useState<SilenceUnit>('hours');
  const [until, setUntil] = useState<DateTime>(() => dateTime().add(1, 'day').startOf('minute'));
  const [reason, setReason] = useState('');
  const [outlasts, setOutlasts] = useState(false);
  const end = silenceEnd({ kind, amount, unit, until: until.toDate() }, new Date(serverClock.now()));
  return (
    <FormDialog
      title={t('alert-groups.silence.title', 'Silence {{what}}', { what: targetText(target) })}
      submit={t('alert-groups.action.silence', 'Silence')}
      isReady={end.silence !== undefined}
      onSubmit={() =>
        end.silence && onAct({ action: 'silence', ...end.silence, ...reasonOf(reason), ...(outlasts && { outlasts }) })
      }
      onClose={onClose}
    >
      <Stack direction="column" gap={2}>
        <RadioButtonGroup<SilenceKind>
          aria-label={t('alert-groups.silence.kind', 'How long')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'for', label: t('alert-groups.silence.for', 'For') },
            { value: 'until', label: t('alert-groups.silence.until', 'Until') },
            { value: 'forever', label: t('alert-groups.silence.forever', 'Forever') },
          ]}
        />
        {kind === 'for' && (
          <Stack gap={1} alignItems="end">
            <Field
              noMargin
              label={t('alert-groups.silence.length', 'Length')}
              invalid={end.problem !== undefined}
              error={end.problem}
            >
              <Input
                id="bellhook-silence-length"
                type="number"
                min={1}
                width={12}
                value={amount}
                onChange={({ currentTarget }) => setAmount(currentTarget.value)}
              />
            </Field>
            <Combobox<SilenceUnit>
              aria-label={t('alert-groups.silence.unit', 'Unit')}
              width={16}
              value={unit}
              onChange={({ value }) => setUnit(value)}
              options={units()}
            />
          </Stack>
        )}
        {kind === 'until' && (
          <Field
            noMargin
            label={t('alert-groups.silence.end', 'End')}
            invalid={end.problem !== undefined}
            error={end.problem}
          >
            <DateTimePicker
              date={until}
              minDate={new Date()}
              showSeconds={false}
              onChange={(to) => to && setUntil(to)}
            />
          </Field>
        )}
        <div>
          <Checkbox
            label={t('alert-groups.silence.outlasts', 'Also after it recovers')}
            description={t(
              'alert-groups.silence.outlasts-description',
              'What opens with the same grouping key is silenced, too, until the same time.'
            )}
            value={outlasts}
            onChange={({ currentTarget }) => setOutlasts(currentTarget.checked)}
          />
        </div>
        <ReasonField value={reason} onChange={setReason} />
      </Stack>
    </FormDialog>
  );
}

function units(): Array<{ value: SilenceUnit; label: string }> {
  const texts: Record<SilenceUnit, string> = {
    minutes: t('alert-groups.silence.minutes', 'minutes'),
    hours: t('alert-groups.silence.hours', 'hours'),
    days: t('alert-groups.silence.days', 'days'),
  };
  return Object.keys(unitMinutes).map((unit) => ({ value: unit as SilenceUnit, label: texts[unit as SilenceUnit] }));
}
