import { t } from '@grafana/i18n';
import { Alert, ConfirmModal } from '@grafana/ui';
import React, { useState } from 'react';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import { presentations } from '../../../pkg/integration-types/presentations.ts';
import { useChangeType } from '../../api/integrations';
import { GuardedButton } from '../GuardedButton';

interface Props {
  group: Pick<AlertGroup, 'hint' | 'suggestedType' | 'integration'>;
}

/** What the newest payload shows to be wrong about the integration, and the type that suits it; nothing where all is right. */
export function PayloadHint({ group: { hint, suggestedType, integration } }: Props) {
  const [isAsking, setAsking] = useState(false);
  const change = useChangeType(integration.uid);
  if (hint === null) {
    return null;
  }
  const type = suggestedType && presentations[suggestedType].texts.name();
  return (
    <Alert severity="info" title={hint} role="status">
      {suggestedType !== null && !integration.deleted && (
        <>
          <GuardedButton route="updateIntegration" size="sm" variant="secondary" onClick={() => setAsking(true)}>
            {t('integrations.use-type', 'Use the type {{type}}', { type })}
          </GuardedButton>
          <ConfirmModal
            isOpen={isAsking}
            title={t('integrations.use-type', 'Use the type {{type}}', { type })}
            body={t(
              'integrations.use-type-body',
              'What arrives from now on is read as {{type}} sends it. The webhook URL changes, too: until the tool has the new one, its alerts are refused.',
              { type }
            )}
            confirmText={t('integrations.use-type-confirm', 'Change the type')}
            confirmVariant="primary"
            onConfirm={() =>
              change
                .mutateAsync(suggestedType)
                .catch(() => undefined)
                .then(() => setAsking(false))
            }
            onDismiss={() => setAsking(false)}
          />
        </>
      )}
    </Alert>
  );
}
