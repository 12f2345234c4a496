import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/client/ApiError';
import { mayCall } from '../../../app/permissions';
import { GuardedButton } from '../../../components/GuardedButton';
import { Section } from '../../../components/Section';
import type { SettingsFormState } from './useSettingsForm';

interface Props {
  title: string;
  /** The text of the button. */
  save: string;
  /** Beside the button. */
  note?: ReactNode;
  state: SettingsFormState;
  children: ReactNode;
}

/** Settings that belong together, with a heading, and saved by themselves. */
export function SettingsSection({ title, save, note, state, children }: Props) {
  const { integration, isDirty, isPending, error, onSubmit } = state;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Section title={title}>
        <Stack direction="column" gap={3} alignItems="flex-start">
          {error && (
            <Alert severity="error" title={t('settings.not-saved', 'Not saved')}>
              {errorText(error)}
            </Alert>
          )}
          {children}
          <Stack gap={1} alignItems="center">
            <GuardedButton
              type="submit"
              route="updateIntegration"
              blockedBy={whyReadOnly(integration)}
              disabled={isPending || !isDirty}
              icon={isPending ? 'spinner' : undefined}
            >
              {save}
            </GuardedButton>
            {note}
          </Stack>
        </Stack>
      </Section>
    </form>
  );
}

/** Whether the viewer cannot change the settings. */
export function isReadOnly(integration: Integration): boolean {
  return whyReadOnly(integration) !== undefined || !mayCall('updateIntegration');
}

function whyReadOnly({ provisioned }: Integration): string | undefined {
  return provisioned
    ? t('settings.provisioned', 'A provisioning file owns this integration; change it there')
    : undefined;
}
