import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import { durationText, readDuration } from '../../../../pkg/contract/duration-text.ts';
import { flappingLimits, timeLimits } from '../../../../pkg/contract/integrations/time.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { InputField } from '../../../components/form/InputField';
import { durationProblem } from './duration';
import { SettingsSection, useIsReadOnly } from './SettingsSection';
import { useSettingsForm } from './useSettingsForm';

/** A setting that is a length of time. */
type DurationName = keyof typeof timeLimits;

/** The values as typed; an empty text stands for off. */
type Values = Record<DurationName | 'flappingChanges' | 'flappingSeconds', string>;

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
  const readOnly = useIsReadOnly(integration);
  return (
    <SettingsSection
      title={t('settings.time', 'Time')}
      save={t('settings.save-time', 'Save time settings')}
      state={state}
    >
      {getFields().map(({ name, label, description }) => (
        <InputField
          key={name}
          label={label}
          description={description}
          problem={errors[name]?.message}
          id={`setting-${name}`}
          autoComplete="off"
          width={30}
          placeholder={t('settings.off', 'Off')}
          readOnly={readOnly}
          {...register(name, { validate: (value) => durationProblem(value, timeLimits[name], true) })}
        />
      ))}
      <Stack gap={2} wrap="wrap">
        <InputField
          label={t('settings.flapping', 'Hold an alert group open that changes more often than')}
          description={t(
            'settings.flapping-hint',
            'Times from firing to recovered or back, such as 4. It is marked as flapping, and recoveries do not resolve it. Empty holds none.'
          )}
          problem={errors.flappingChanges?.message}
          id="setting-flappingChanges"
          autoComplete="off"
          width={30}
          placeholder={t('settings.off', 'Off')}
          readOnly={readOnly}
          {...register('flappingChanges', { validate: changesProblem })}
        />
        <InputField
          label={t('settings.flapping-within', 'Changes count within')}
          description={t('settings.flapping-within-hint', 'After as long without a change it does not flap any more.')}
          problem={errors.flappingSeconds?.message}
          id="setting-flappingSeconds"
          autoComplete="off"
          width={30}
          readOnly={readOnly}
          {...register('flappingSeconds', {
            validate: (value, { flappingChanges }) =>
              durationProblem(value, flappingLimits.seconds, flappingChanges.trim() === ''),
          })}
        />
      </Stack>
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

function changesProblem(typed: string): string | undefined {
  const [least, most] = flappingLimits.changes;
  const isGood = typed.trim() === '' || (/^\d+$/.test(typed.trim()) && +typed >= least && +typed <= most);
  return isGood
    ? undefined
    : t('settings.flapping-problem', 'Give a number from {{least}} to {{most}}, or leave it empty', { least, most });
}

function toValues({ quietSeconds, acknowledgedSeconds, reopenSeconds, flapping }: Integration['settings']): Values {
  return {
    quietSeconds: toValue(quietSeconds),
    acknowledgedSeconds: toValue(acknowledgedSeconds),
    reopenSeconds: toValue(reopenSeconds),
    flappingChanges: flapping === null ? '' : String(flapping.changes),
    flappingSeconds: durationText(flapping?.seconds ?? usualFlapping),
  };
}

/** In seconds. */
const usualFlapping = 600;

function toValue(seconds: number | null): string {
  return seconds === null ? '' : durationText(seconds);
}

function fromValues({
  quietSeconds,
  acknowledgedSeconds,
  reopenSeconds,
  flappingChanges,
  flappingSeconds,
}: Values): Pick<Integration['settings'], DurationName | 'flapping'> {
  return {
    quietSeconds: readDuration(quietSeconds) ?? null,
    acknowledgedSeconds: readDuration(acknowledgedSeconds) ?? null,
    reopenSeconds: readDuration(reopenSeconds) ?? null,
    flapping:
      flappingChanges.trim() === ''
        ? null
        : { changes: Number(flappingChanges), seconds: readDuration(flappingSeconds) ?? usualFlapping },
  };
}
