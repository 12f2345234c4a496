import { t } from '@grafana/i18n';
import React from 'react';
import { GuardedButton } from '../../../components/GuardedButton';
import { useDuplicate } from '../../../components/integration/useDuplicate';

/** Makes a copy of the integration, and opens it. */
export function DuplicateButton({ uid }: { uid: string }) {
  const { mutate, isPending } = useDuplicate();
  return (
    <GuardedButton
      route="createIntegration"
      variant="secondary"
      icon="copy"
      disabled={isPending}
      onClick={() => mutate(uid)}
    >
      {t('integration.duplicate.button', 'Duplicate')}
    </GuardedButton>
  );
}
