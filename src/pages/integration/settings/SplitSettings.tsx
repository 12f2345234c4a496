import { t } from '@grafana/i18n';
import { Field, RadioButtonList, Text } from '@grafana/ui';
import React from 'react';
import { Controller } from 'react-hook-form';
import { mostParts } from '../../../../pkg/contract/integrations/split.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { SettingsSection, useIsReadOnly } from './SettingsSection';
import { useSettingsForm } from './useSettingsForm';

/** Whether a delivery is one alert, or each alert in its list is one. Nothing for types whose deliveries have no lists. */
export function SplitSettings({ integration }: { integration: Integration }) {
  return integration.lists === null ? null : <SplitForm integration={integration} lists={integration.lists} />;
}

function SplitForm({ integration, lists }: { integration: Integration; lists: readonly string[] }) {
  const { form, state } = useSettingsForm(integration, {
    toValues,
    toChanges: ({ by }) => ({ settings: { split: by === 'alert' } }),
  });
  const { control, formState } = form;
  const readOnly = useIsReadOnly(integration);
  const isCustomised = Object.values(integration.templates).some(({ customised }) => customised);
  return (
    <SettingsSection
      title={t('settings.split.title', 'Deliveries with several alerts')}
      save={t('settings.split.save', 'Save how they are taken')}
      state={state}
    >
      <Field
        noMargin
        label={t('settings.split.label', 'A delivery is taken')}
        description={t(
          'settings.split.hint',
          'By alert, each element of the list {{lists}} is an alert: templates see it as payload, and the rest of the delivery as payload.common. Default templates are then those for single alerts.',
          { lists: lists.join(t('settings.split.or', ' or ')), interpolation: { escapeValue: false } }
        )}
      >
        <Controller
          control={control}
          name="by"
          render={({ field: { ref, ...field } }) => (
            <RadioButtonList {...field} options={getOptions()} disabled={readOnly} />
          )}
        />
      </Field>
      {formState.isDirty && isCustomised && (
        <Text color="secondary">
          {t(
            'settings.split.own-templates',
            'Templates of your own stay in force, and may have to be changed with this.'
          )}
        </Text>
      )}
    </SettingsSection>
  );
}

interface Values {
  by: 'delivery' | 'alert';
}

function toValues({ split }: Integration['settings']): Values {
  return { by: split ? 'alert' : 'delivery' };
}

function getOptions(): Array<{ value: Values['by']; label: string; description: string }> {
  return [
    {
      value: 'delivery',
      label: t('settings.split.by-group', 'By group, as one alert'),
      description: t('settings.split.by-group-hint', 'It fires and resolves as the sender’s group does.'),
    },
    {
      value: 'alert',
      label: t('settings.split.by-alert', 'By alert'),
      description: t(
        'settings.split.by-alert-hint',
        'Each alert has its own alert group, and resolves by itself. At most {{count}} are taken from a delivery; a larger one is one alert.',
        { count: mostParts }
      ),
    },
  ];
}
