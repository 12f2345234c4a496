import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup, Stack } from '@grafana/ui';
import React, { useId } from 'react';
import { durationText, readDuration } from '../../../../pkg/contract/duration-text.ts';
import { graceLimits } from '../../../../pkg/contract/integrations/former-secrets.ts';

/** What is chosen; `custom` has a text of its own. */
export interface Grace {
  readonly choice: 0 | 3600 | 86_400 | 604_800 | 'custom';
  readonly typed: string;
}

export const noGrace: Grace = { choice: 0, typed: '' };

/** @returns undefined where what is typed is no length of time, or too long */
export function graceSecondsOf({ choice, typed }: Grace): number | undefined {
  if (choice !== 'custom') {
    return choice;
  }
  const seconds = readDuration(typed);
  return seconds === undefined || seconds > graceLimits[1] ? undefined : seconds;
}

interface Props {
  label: string;
  description?: string;
  grace: Grace;
  onChange: (grace: Grace) => void;
  isReadOnly?: boolean;
}

/** For how long what is replaced still counts. */
export function GraceChoice({ label, description, grace, onChange, isReadOnly = false }: Props) {
  const id = useId();
  const isWrong = grace.typed !== '' && graceSecondsOf(grace) === undefined;
  return (
    <Stack direction="column" gap={1}>
      <Field noMargin label={label} description={description}>
        <RadioButtonGroup<Grace['choice']>
          disabled={isReadOnly}
          value={grace.choice}
          onChange={(choice) => onChange({ ...grace, choice })}
          options={[
            { value: 0, label: t('former.grace.none', 'Not at all') },
            { value: 3600, label: t('former.grace.hour', '1 hour') },
            { value: 86_400, label: t('former.grace.day', '1 day') },
            { value: 604_800, label: t('former.grace.week', '7 days') },
            { value: 'custom', label: t('former.grace.custom', 'Other') },
          ]}
        />
      </Field>
      {grace.choice === 'custom' && (
        <Field
          noMargin
          htmlFor={id}
          label={t('former.grace.time', 'Time')}
          invalid={isWrong}
          error={t('former.grace.wrong', 'Give a time up to {{most}}, such as 3 d or 12 h', {
            most: durationText(graceLimits[1]),
          })}
        >
          <Input
            id={id}
            width={20}
            autoComplete="off"
            placeholder={durationText(3 * 86_400)}
            value={grace.typed}
            onChange={(event) => onChange({ ...grace, typed: event.currentTarget.value })}
          />
        </Field>
      )}
    </Stack>
  );
}
