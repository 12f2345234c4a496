import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { Integration } from '../../../../../pkg/contract/types.ts';
import { errorText } from '../../../../api/client/ApiError';
import { notifySuccess } from '../../../../api/client/notify';
import { useUpdateIntegration } from '../../../../api/integrations';
import { mayCall } from '../../../../app/permissions';
import { CodeBlock } from '../../../../components/CodeBlock';
import { GuardedButton } from '../../../../components/GuardedButton';
import { Section } from '../../../../components/Section';
import { fromGuardValues, type GuardValues, toGuardValues } from './guardValues';
import { SenderFields } from './SenderFields';
import { SignatureFields } from './SignatureFields';

/** Who may send to the integration besides knowing its URL. */
export function GuardsSection({ integration }: { integration: Integration }) {
  const { mutate, isPending, error } = useUpdateIntegration(integration.uid);
  const form = useForm<GuardValues>({ defaultValues: toGuardValues(integration.settings.guards) });
  const { formState, handleSubmit, reset } = form;
  const blockedBy = integration.provisioned
    ? t('settings.provisioned', 'A provisioning file owns this integration; change it there')
    : undefined;
  const isReadOnly = blockedBy !== undefined || !mayCall('updateIntegration');
  const onSubmit = handleSubmit((values) =>
    mutate(
      { settings: { guards: fromGuardValues(values) }, secrets: toSecrets(values, integration) },
      {
        onSuccess: ({ settings }) => {
          reset(toGuardValues(settings.guards));
          notifySuccess(t('guards.saved', 'Guards saved'));
        },
      }
    )
  );
  return (
    <Section title={t('guards.title', 'Guards')}>
      <FormProvider {...form}>
        <form onSubmit={(event) => void onSubmit(event)} noValidate>
          <Stack direction="column" gap={3} alignItems="flex-start">
            {integration.keepsSecrets === false && !integration.provisioned && <NoKeyNote />}
            {error && (
              <Alert severity="error" title={t('settings.not-saved', 'Not saved')}>
                {errorText(error)}
              </Alert>
            )}
            <SignatureFields integration={integration} isReadOnly={isReadOnly} />
            <SenderFields integration={integration} isReadOnly={isReadOnly} />
            <GuardedButton
              type="submit"
              route="updateIntegration"
              blockedBy={blockedBy}
              disabled={isPending || !formState.isDirty}
              icon={isPending ? 'spinner' : undefined}
            >
              {t('guards.save', 'Save guards')}
            </GuardedButton>
          </Stack>
        </form>
      </FormProvider>
    </Section>
  );
}

/** What is typed is set, and what no guard needs any more is taken away. */
function toSecrets({ secrets, scheme, credentials }: GuardValues, { secrets: present = [] }: Integration) {
  const needed = {
    signature: scheme !== 'none' && scheme !== 'sns',
    credentials: credentials !== 'none',
  };
  const names = ['signature', 'credentials'] as const;
  return Object.fromEntries(
    names.flatMap((name): Array<[string, string | null]> => {
      if (!needed[name]) {
        return present.some((one) => one.name === name) ? [[name, null]] : [];
      }
      return secrets[name] === '' ? [] : [[name, secrets[name]]];
    })
  );
}

function NoKeyNote() {
  return (
    <Alert severity="info" title={t('guards.no-key', 'The sidecar has no key, so it keeps no secrets')}>
      <Stack direction="column" gap={1}>
        {t(
          'guards.no-key-hint',
          'Make a key, give it to the sidecar as BELLHOOK_SECRET_KEYS or in the file that BELLHOOK_SECRET_KEYS_FILE names, and restart it. Networks and pages need none.'
        )}
        <CodeBlock label={t('guards.make-key', 'Make a key')} code="openssl rand -base64 32" />
      </Stack>
    </Alert>
  );
}
