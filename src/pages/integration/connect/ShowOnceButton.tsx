import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React, { useState } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { notifyFailure } from '../../../api/client/notify';
import { useUpdateIntegration } from '../../../api/integrations';
import { ownedText } from '../../../components/as-code/ownedText';
import { GuardedButton } from '../../../components/GuardedButton';

/** Has the URL in use shown a last time, and never again, once that is confirmed. */
export function ShowOnceButton({ integration }: { integration: Integration }) {
  const { mutateAsync, isPending } = useUpdateIntegration(integration.uid);
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <GuardedButton
        route="updateIntegration"
        blockedBy={ownedText(integration)}
        size="sm"
        variant="secondary"
        fill="text"
        icon="lock"
        disabled={isPending}
        onClick={() => setAsking(true)}
      >
        {t('show-once.button', 'Do not show it any more')}
      </GuardedButton>
      <ConfirmModal
        isOpen={isAsking}
        title={t('show-once.title', 'Do not show the webhook URL any more')}
        body={t(
          'show-once.body',
          'The URL in use works on. It is shown a last time for you to copy; from then on the sidecar keeps only a hash of its token, and nobody can look the URL up.'
        )}
        description={t('show-once.description', 'This cannot be undone, but a new token can have a URL that is shown.')}
        confirmText={t('show-once.confirm', 'Show it a last time')}
        onConfirm={() =>
          mutateAsync({ urlShownOnce: true })
            .catch((error) => notifyFailure(t('show-once.failed', 'The URL is shown as before'), error))
            .then(close)
        }
        onDismiss={close}
      />
    </>
  );
}
