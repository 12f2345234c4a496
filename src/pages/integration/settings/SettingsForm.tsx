import { t } from '@grafana/i18n';
import React from 'react';
import { type MessageFormat, settingLimits } from '../../../../pkg/contract/integrations/settings.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { ChoiceField } from '../../../components/form/ChoiceField';
import { InputField } from '../../../components/form/InputField';
import { LimitedNote } from '../../../components/integration/LimitedNote';
import { SettingsSection, useIsReadOnly } from './SettingsSection';
import { useSettingsForm } from './useSettingsForm';

/** A setting that is a number. */
type NumberName = keyof typeof settingLimits;

/** The settings of this form. */
type Shown = Pick<Integration['settings'], NumberName | 'messageFormat'>;

/** The values as typed; an empty text stands for the default. */
type Values = Record<NumberName, string> & Pick<Shown, 'messageFormat'>;

/** How the messages of an integration are shown, how many deliveries it takes, and how long its alerts are kept. */
export function SettingsForm({ integration }: { integration: Integration }) {
  const { form, state } = useSettingsForm(integration, {
    toValues,
    toChanges: (values) => ({ settings: fromValues(values) }),
  });
  const {
    register,
    control,
    formState: { errors },
  } = form;
  const readOnly = useIsReadOnly(integration);
  return (
    <SettingsSection
      title={t('settings.general', 'Messages and limits')}
      save={t('settings.save', 'Save settings')}
      note={<LimitedNote integration={integration} />}
      state={state}
    >
      <ChoiceField
        label={t('settings.message-format', 'Messages are')}
        description={t(
          'settings.message-format-hint',
          'Text is shown as it is: choose it if messages contain data, such as lines of a log.'
        )}
        control={control}
        name="messageFormat"
        options={messageFormatOptions()}
        disabled={readOnly}
      />
      {getFields().map(({ name, label, description, suffix, placeholder }) => (
        <InputField
          key={name}
          label={label}
          description={description}
          problem={errors[name]?.message}
          id={`setting-${name}`}
          inputMode="numeric"
          autoComplete="off"
          width={30}
          placeholder={placeholder}
          suffix={suffix}
          readOnly={readOnly}
          {...register(name, {
            setValueAs: (value: string) => value.trim(),
            validate: (value) => isValid(name, value) || rangeText(name),
          })}
        />
      ))}
    </SettingsSection>
  );
}

function messageFormatOptions(): Array<{ value: MessageFormat; label: string }> {
  return [
    { value: 'markdown', label: t('settings.message-format-markdown', 'Markdown') },
    { value: 'text', label: t('settings.message-format-text', 'Text') },
  ];
}

function getFields(): Array<Record<'label' | 'description' | 'suffix' | 'placeholder', string> & { name: NumberName }> {
  const sidecarDefault = t('settings.default', 'The sidecar’s default');
  return [
    {
      name: 'quotaPerMinute',
      label: t('settings.quota', 'Quota'),
      description: t(
        'settings.quota-hint',
        'Deliveries accepted per minute. Further ones are answered with 429 and a Retry-After header, so that the sender tries again later.'
      ),
      suffix: t('settings.per-minute', 'per minute'),
      placeholder: t('settings.no-limit', 'No limit'),
    },
    {
      name: 'duplicateWindowSeconds',
      label: t('settings.window', 'Window for duplicates'),
      description: t(
        'settings.window-hint',
        'Within it, equal bytes count once; with 0 they count each time. A delivery with an id always counts once.'
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

function toValues(settings: Integration['settings']): Values {
  const text = (name: NumberName) => String(settings[name] ?? '');
  return {
    quotaPerMinute: text('quotaPerMinute'),
    duplicateWindowSeconds: text('duplicateWindowSeconds'),
    resolvedDays: text('resolvedDays'),
    keptAlerts: text('keptAlerts'),
    messageFormat: settings.messageFormat,
  };
}

function fromValues(values: Values): Shown {
  const number = (name: NumberName) => (values[name] === '' ? null : Number(values[name]));
  return {
    quotaPerMinute: number('quotaPerMinute'),
    duplicateWindowSeconds: number('duplicateWindowSeconds') ?? 0,
    resolvedDays: number('resolvedDays'),
    keptAlerts: number('keptAlerts'),
    messageFormat: values.messageFormat,
  };
}

function isValid(name: NumberName, value: string): boolean {
  const [least, most] = settingLimits[name];
  return value === '' || (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most);
}

function rangeText(name: NumberName): string {
  const [least, most] = settingLimits[name];
  return t('settings.range', 'Give a whole number from {{least}} to {{most}}, or leave it empty', { least, most });
}
