import { t } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import React from 'react';
import { durationText, readDuration } from '../../../../pkg/contract/duration-text.ts';
import { timeLimits } from '../../../../pkg/contract/integrations/time.ts';
import type { Integration, IntegrationSettings } from '../../../../pkg/contract/types.ts';
import { durationProblem } from './duration';
import { isReadOnly, SettingsSection } from './SettingsSection';
import { useSettingsForm } from './useSettingsForm';

/** A setting that is a length of time. */
type DurationName = keyof typeof timeLimits;

/** The values as typed; an empty text stands for off. */
type Values = Record<DurationName, string>;

/** What time does to the groups of an integration. */
export function TimeSettings({ integration }: { integration: Integration }) {
  const { form, state } = useSettingsForm(integration, {
    toValues,
    toChanges: (values) => ({ settings: fromValues(values) }),
  });
  const {
    register,
    formState: { errors },
  } = form;
  return (
    <SettingsSection
      title={t('settings.time', 'Time')}
      save={t('settings.save-time', 'Save time settings')}
      state={state}
    >
      {getFields().map(({ name, label, description }) => (
        <Field
          key={name}
          noMargin
          label={label}
          description={description}
          invalid={errors[name] !== undefined}
          error={errors[name]?.message}
        >
          <Input
            id={`setting-${name}`}
            autoComplete="off"
            width={30}
            placeholder={t('settings.off', 'Off')}
            readOnly={isReadOnly()}
            {...register(name, { validate: (value) => durationProblem(value, timeLimits[name], true) })}
          />
        </Field>
      ))}
    </SettingsSection>
  );
}

function getFields(): Array<{ name: DurationName; label: string; description: string }> {
  return [
    {
      name: 'quietSeconds',
      label: t('settings.quiet', 'Resolve an alert group that gets no alert for'),
      description: t(
        'settings.quiet-hint',
        'For senders that never say that it is over. A time such as 2 h or 1 d 30 min; empty leaves groups open. Time in which Bellhook could not receive alerts does not count.'
      ),
    },
    {
      name: 'reopenSeconds',
      label: t('settings.reopen', 'Open an alert group again that was resolved within'),
      description: t(
        'settings.reopen-hint',
        'An alert with its key then opens no other group, whoever has resolved it. Empty opens another one.'
      ),
    },
    {
      name: 'acknowledgedSeconds',
      label: t('settings.acknowledged', 'Let an alert group fire again that is acknowledged for'),
      description: t(
        'settings.acknowledged-hint',
        'So that nothing that somebody has taken is forgotten. Nobody has it any more then. Empty lets groups be acknowledged for ever.'
      ),
    },
  ];
}

function toValues({ quietSeconds, acknowledgedSeconds, reopenSeconds }: IntegrationSettings): Values {
  return {
    quietSeconds: toValue(quietSeconds),
    acknowledgedSeconds: toValue(acknowledgedSeconds),
    reopenSeconds: toValue(reopenSeconds),
  };
}

function toValue(seconds: number | null): string {
  return seconds === null ? '' : durationText(seconds);
}

function fromValues({
  quietSeconds,
  acknowledgedSeconds,
  reopenSeconds,
}: Values): Pick<IntegrationSettings, DurationName> {
  return {
    quietSeconds: readDuration(quietSeconds) ?? null,
    acknowledgedSeconds: readDuration(acknowledgedSeconds) ?? null,
    reopenSeconds: readDuration(reopenSeconds) ?? null,
  };
}
