import { t } from '@grafana/i18n';
import { Alert, Field, Input, Stack } from '@grafana/ui';
import React from 'react';
import { useForm } from 'react-hook-form';
import { settingLimits } from '../../../../pkg/contract/settings.ts';
import type { Integration, IntegrationSettings } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/ApiError';
import { useUpdateIntegration } from '../../../api/integrations';
import { notifySuccess } from '../../../api/notify';
import { mayCall } from '../../../app/permissions';
import { GuardedButton } from '../../../components/GuardedButton';
import { LimitedNote } from '../LimitedNote';

type SettingName = keyof IntegrationSettings;

/** As typed: an empty text has the default. */
type Values = Record<SettingName, string>;

/** How many deliveries an integration takes, and how long its alerts are kept. */
export function SettingsForm({ integration }: { integration: Integration }) {
  const { mutate, isPending, error } = useUpdateIntegration(integration.uid);
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: toValues(integration.settings) });
  const { errors, isDirty } = formState;
  const blockedBy = integration.provisioned
    ? t('settings.provisioned', 'A provisioning file owns this integration; change it there')
    : undefined;
  const isReadOnly = blockedBy !== undefined || !mayCall('updateIntegration');
  const onSubmit = handleSubmit((values) =>
    mutate(
      { settings: fromValues(values) },
      {
        onSuccess: ({ settings }) => {
          reset(toValues(settings));
          notifySuccess(t('settings.saved', 'Settings saved'));
        },
      }
    )
  );
  return (
    <form onSubmit={(event) => void onSubmit(event)} noValidate>
      <Stack direction="column" gap={3} alignItems="flex-start">
        {error && (
          <Alert severity="error" title={t('settings.not-saved', 'Not saved')}>
            {errorText(error)}
          </Alert>
        )}
        {getFields().map(({ name, label, description, suffix, placeholder }) => (
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
              inputMode="numeric"
              autoComplete="off"
              width={30}
              placeholder={placeholder}
              suffix={suffix}
              readOnly={isReadOnly}
              {...register(name, {
                setValueAs: (value: string) => value.trim(),
                validate: (value) => isValid(name, value) || rangeText(name),
              })}
            />
          </Field>
        ))}
        <Stack gap={1} alignItems="center">
          <GuardedButton
            type="submit"
            route="updateIntegration"
            blockedBy={blockedBy}
            disabled={isPending || !isDirty}
            icon={isPending ? 'spinner' : undefined}
          >
            {t('settings.save', 'Save settings')}
          </GuardedButton>
          <LimitedNote integration={integration} />
        </Stack>
      </Stack>
    </form>
  );
}

function getFields(): Array<
  Record<'label' | 'description' | 'suffix' | 'placeholder', string> & { name: SettingName }
> {
  const sidecarDefault = t('settings.default', 'The sidecar’s default');
  return [
    {
      name: 'quotaPerMinute',
      label: t('settings.quota', 'Quota'),
      description: t(
        'settings.quota-hint',
        'Deliveries that are accepted a minute. More are answered with 429 and a Retry-After header, so that the sender tries again later.'
      ),
      suffix: t('settings.per-minute', 'a minute'),
      placeholder: t('settings.no-limit', 'No limit'),
    },
    {
      name: 'duplicateWindowSeconds',
      label: t('settings.window', 'Window for duplicates'),
      description: t(
        'settings.window-hint',
        'Within it the same bytes count once. 0 lets them count each time. What carries a delivery id counts once in any case.'
      ),
      suffix: t('settings.seconds', 'seconds'),
      placeholder: '0',
    },
    {
      name: 'resolvedDays',
      label: t('settings.resolved', 'Delete resolved alert groups after'),
      description: t('settings.resolved-hint', '0 keeps them.'),
      suffix: t('settings.days', 'days'),
      placeholder: sidecarDefault,
    },
    {
      name: 'keptAlerts',
      label: t('settings.kept', 'Alerts kept in a group'),
      description: t('settings.kept-hint', 'The newest, besides the first ten. 0 keeps all. Every alert is counted.'),
      suffix: t('settings.alerts', 'alerts'),
      placeholder: sidecarDefault,
    },
  ];
}

function toValues(settings: IntegrationSettings): Values {
  const text = (name: SettingName) => String(settings[name] ?? '');
  return {
    quotaPerMinute: text('quotaPerMinute'),
    duplicateWindowSeconds: text('duplicateWindowSeconds'),
    resolvedDays: text('resolvedDays'),
    keptAlerts: text('keptAlerts'),
  };
}

function fromValues(values: Values): IntegrationSettings {
  const number = (name: SettingName) => (values[name] === '' ? null : Number(values[name]));
  return {
    quotaPerMinute: number('quotaPerMinute'),
    duplicateWindowSeconds: number('duplicateWindowSeconds') ?? 0,
    resolvedDays: number('resolvedDays'),
    keptAlerts: number('keptAlerts'),
  };
}

function isValid(name: SettingName, value: string): boolean {
  const [least, most] = settingLimits[name];
  return value === '' || (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most);
}

function rangeText(name: SettingName): string {
  const [least, most] = settingLimits[name];
  return t('settings.range', 'Give a whole number from {{least}} to {{most}}, or leave it empty', { least, most });
}
