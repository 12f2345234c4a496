import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React, { type FormEventHandler, type ReactNode } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { type ApiError, errorText } from '../../../api/client/ApiError';
import { mayCall } from '../../../app/permissions';
import { GuardedButton } from '../../../components/GuardedButton';
import { Section } from '../../../components/Section';

interface Props {
  integration: Integration;
  title: string;
  /** The text of the button. */
  save: string;
  isDirty: boolean;
  isPending: boolean;
  error: ApiError | null;
  onSubmit: FormEventHandler;
  children: ReactNode;
}

/** Settings that belong together, with a heading, and saved by themselves. */
export function SettingsSection({ integration, title, save, isDirty, isPending, error, onSubmit, children }: Props) {
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
          <GuardedButton
            type="submit"
            route="updateIntegration"
            blockedBy={whyReadOnly(integration)}
            disabled={isPending || !isDirty}
            icon={isPending ? 'spinner' : undefined}
          >
            {save}
          </GuardedButton>
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
