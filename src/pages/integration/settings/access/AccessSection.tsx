import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import { FormProvider } from 'react-hook-form';
import type { Access, Integration } from '../../../../../pkg/contract/types.ts';
import { ChoiceField } from '../../../../components/form/ChoiceField';
import { SettingsSection, useIsReadOnly } from '../SettingsSection';
import { useSettingsForm } from '../useSettingsForm';
import { type AccessValues, fromAccessValues, toAccessValues } from './accessValues';
import { GrantList } from './GrantList';
import { TeamsNote } from './TeamsNote';

/** Who sees an integration and its alert groups, and what they may do. Only Admins are told. */
export function AccessSection({ integration }: { integration: Integration }) {
  const { access } = integration.settings;
  return access === undefined ? null : <AccessForm integration={integration} />;
}

function AccessForm({ integration }: { integration: Integration }) {
  const { form, state } = useSettingsForm<AccessValues>(integration, {
    toValues: ({ access = null }) => toAccessValues(access),
    toChanges: (values) => ({ settings: { access: fromAccessValues(values) } }),
    saved: () => t('access.saved', 'Access saved'),
  });
  const { control, watch } = form;
  const readOnly = useIsReadOnly(integration);
  const values = watch();
  const access = fromAccessValues(values);
  return (
    <FormProvider {...form}>
      <SettingsSection title={t('access.title', 'Access')} save={t('access.save', 'Save access')} state={state}>
        <ChoiceField
          label={t('access.who', 'Who sees it, and what they may do')}
          description={whoText(values.by)}
          control={control}
          name="by"
          disabled={readOnly}
          options={[
            { value: 'role', label: t('access.by-role', 'By role in Grafana') },
            { value: 'grants', label: t('access.by-grants', 'Only these') },
          ]}
        />
        {values.by === 'grants' && <GrantList isReadOnly={readOnly} />}
        {access?.grants.length === 0 && (
          <Alert severity="warning" role="status" title={t('access.nobody', 'Nobody but Admins will see it')} />
        )}
        <TeamsNote isNeeded={grantsToTeams(access)} />
      </SettingsSection>
    </FormProvider>
  );
}

function whoText(by: AccessValues['by']): string {
  return by === 'role'
    ? t('access.by-role-hint', 'Viewers see it, Editors also act on its alert groups, Admins do everything.')
    : t(
        'access.by-grants-hint',
        'Admins do everything. For everybody else neither it nor its alert groups exist, unless they are named here, whatever their role.'
      );
}

function grantsToTeams(access: Access): boolean {
  return access?.grants.some(({ to }) => to === 'team') ?? false;
}
