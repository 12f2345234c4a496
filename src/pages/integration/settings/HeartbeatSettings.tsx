import { t } from '@grafana/i18n';
import React from 'react';
import { durationText, readDuration } from '../../../../pkg/contract/duration-text.ts';
import {
  defaultHeartbeat,
  defaultHeartbeatTitle,
  heartbeatLimits,
} from '../../../../pkg/contract/integrations/heartbeat.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { ChoiceField } from '../../../components/form/ChoiceField';
import { InputField } from '../../../components/form/InputField';
import { durationProblem } from './duration';
import { HeartbeatStatus } from './HeartbeatStatus';
import { SettingsSection, useIsReadOnly } from './SettingsSection';
import { useSettingsForm } from './useSettingsForm';

/** The values as typed; an empty `every` stands for off. */
interface Values {
  every: string;
  grace: string;
  anyDelivery: boolean;
  title: string;
}

/** How often the sender of an integration says that it lives, when it last did, and the address for that. */
export function HeartbeatSettings({ integration }: { integration: Integration }) {
  const { form, state } = useSettingsForm(integration, {
    toValues,
    toChanges: (values) => ({ settings: { heartbeat: fromValues(values) } }),
  });
  const {
    register,
    control,
    formState: { errors },
  } = form;
  const readOnly = useIsReadOnly(integration);
  return (
    <SettingsSection
      title={t('settings.heartbeat', 'Heartbeat')}
      save={t('settings.save-heartbeat', 'Save heartbeat')}
      state={state}
    >
      <HeartbeatStatus integration={integration} />
      <InputField
        label={t('settings.heartbeat-every', 'A heartbeat is expected every')}
        description={t(
          'settings.heartbeat-every-hint',
          'Once the first one has come. A time such as 10 min; empty expects none. A missing one opens an alert group, which the next one resolves.'
        )}
        problem={errors.every?.message}
        id="heartbeat-every"
        autoComplete="off"
        width={30}
        placeholder={t('settings.off', 'Off')}
        readOnly={readOnly}
        {...register('every', { validate: (value) => durationProblem(value, heartbeatLimits.everySeconds, true) })}
      />
      <InputField
        label={t('settings.heartbeat-grace', 'It may be late by')}
        problem={errors.grace?.message}
        id="heartbeat-grace"
        autoComplete="off"
        width={30}
        readOnly={readOnly}
        {...register('grace', { validate: (value) => durationProblem(value, heartbeatLimits.graceSeconds, false) })}
      />
      <ChoiceField
        label={t('settings.heartbeat-counts', 'What counts')}
        control={control}
        name="anyDelivery"
        disabled={readOnly}
        options={[
          { value: false, label: t('settings.heartbeat-own', 'Requests to the heartbeat URL') },
          { value: true, label: t('settings.heartbeat-any', 'Any delivery, too') },
        ]}
      />
      <InputField
        label={t('settings.heartbeat-title', 'Title of the alert group')}
        description={t(
          'settings.heartbeat-title-hint',
          'A template, which can print integration_name and payload.every_seconds.'
        )}
        id="heartbeat-title"
        autoComplete="off"
        width={60}
        placeholder={defaultHeartbeatTitle}
        readOnly={readOnly}
        {...register('title')}
      />
    </SettingsSection>
  );
}

function toValues({ heartbeat }: Integration['settings']): Values {
  const { everySeconds, graceSeconds, anyDelivery, title } = heartbeat ?? defaultHeartbeat;
  return {
    every: heartbeat === null ? '' : durationText(everySeconds),
    grace: durationText(graceSeconds),
    anyDelivery,
    title: title ?? '',
  };
}

function fromValues({ every, grace, anyDelivery, title }: Values): Integration['settings']['heartbeat'] {
  const everySeconds = readDuration(every);
  return everySeconds === undefined
    ? null
    : {
        everySeconds,
        graceSeconds: readDuration(grace) ?? defaultHeartbeat.graceSeconds,
        anyDelivery,
        title: title.trim() === '' ? null : title.trim(),
      };
}
