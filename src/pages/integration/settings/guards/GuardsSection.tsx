import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React from 'react';
import { FormProvider } from 'react-hook-form';
import { neededSecrets, secretNames } from '../../../../../pkg/contract/integrations/guards.ts';
import type { Integration } from '../../../../../pkg/contract/types.ts';
import { CodeBlock } from '../../../../components/CodeBlock';
import { graceSecondsOf } from '../../../../components/integration/former/GraceChoice';
import { SettingsSection, useIsReadOnly } from '../SettingsSection';
import { useSettingsForm } from '../useSettingsForm';
import { fromGuardValues, type GuardValues, toGuardValues } from './guardValues';
import { SenderFields } from './SenderFields';
import { SignatureFields } from './SignatureFields';

/** Who may send to the integration besides knowing its URL. */
export function GuardsSection({ integration }: { integration: Integration }) {
  const { form, state } = useSettingsForm<GuardValues>(integration, {
    toValues: ({ guards }) => toGuardValues(guards),
    toChanges: (values) => ({
      settings: { guards: fromGuardValues(values) },
      secrets: toSecrets(values, integration),
      secretGraceSeconds: graceSecondsOf(values.grace) || undefined,
    }),
    saved: () => t('guards.saved', 'Guards saved'),
  });
  const readOnly = useIsReadOnly(integration, adminsRoute);
  return (
    <FormProvider {...form}>
      <SettingsSection
        title={t('guards.title', 'Guards')}
        save={t('guards.save', 'Save guards')}
        state={state}
        needed={adminsRoute}
      >
        {integration.keepsSecrets === false && !integration.provisioned && <NoKeyNote />}
        <SignatureFields integration={integration} isReadOnly={readOnly} />
        <SenderFields integration={integration} isReadOnly={readOnly} />
      </SettingsSection>
    </FormProvider>
  );
}

/** Guards are for Admins alone, whatever is granted, as is their file, and to end a secret that is replaced. */
const adminsRoute = 'endFormerSecret';

/** What is typed is set, and what no guard needs any more is taken away. */
function toSecrets(values: GuardValues, { secrets: present = [] }: Integration) {
  const needed = neededSecrets(fromGuardValues(values));
  return Object.fromEntries(
    secretNames.flatMap((name): Array<[string, string | null]> => {
      if (!needed.includes(name)) {
        return present.some((one) => one.name === name) ? [[name, null]] : [];
      }
      return values.secrets[name] === '' ? [] : [[name, values.secrets[name]]];
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
