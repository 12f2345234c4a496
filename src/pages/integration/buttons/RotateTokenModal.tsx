import { t } from '@grafana/i18n';
import { Alert, Button, Checkbox, Modal, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useRotateToken } from '../../../api/integrations';
import { GraceChoice, graceSecondsOf, noGrace } from '../../../components/integration/former/GraceChoice';

interface Props {
  integration: Integration;
  onClose: () => void;
}

/** Asks for how long the former URL still works, and makes a new one. */
export function RotateTokenModal({ integration: { uid, formerSecrets = [], urlShownOnce }, onClose }: Props) {
  const rotate = useRotateToken(uid);
  const [grace, setGrace] = useState(noGrace);
  const [once, setOnce] = useState(urlShownOnce);
  const graceSeconds = graceSecondsOf(grace);
  return (
    <Modal isOpen title={t('integration.rotate-title', 'Rotate token')} onDismiss={onClose}>
      <Stack direction="column" gap={2}>
        <span>
          {graceSeconds === 0
            ? t(
                'integration.rotate-body',
                'The integration gets a new webhook URL. The old one stops working at once, so whatever sends to it must be given the new one.'
              )
            : t(
                'integration.rotate-body-grace',
                'The integration gets a new webhook URL. Until the time is over both work, and this page shows whether the old one is still used.'
              )}
        </span>
        <GraceChoice
          label={t('integration.rotate-grace', 'How long the old URL still works')}
          grace={grace}
          onChange={setGrace}
        />
        <div>
          <Checkbox
            label={t('integration.rotate-once', 'Show the new URL only once')}
            description={t('integration.rotate-once-hint', 'The sidecar keeps only a hash of it.')}
            value={once}
            onChange={(event) => setOnce(event.currentTarget.checked)}
          />
        </div>
        {formerSecrets.some(({ name }) => name === 'token') && (
          <Alert
            severity="warning"
            title={t('integration.rotate-again', 'A former URL still works; with this one it ends at once')}
          />
        )}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          {t('integration.rotate-cancel', 'Cancel')}
        </Button>
        <Button
          variant="destructive"
          disabled={graceSeconds === undefined || rotate.isPending}
          onClick={() =>
            rotate
              .mutateAsync({ graceSeconds: graceSeconds ?? 0, ...(once !== urlShownOnce && { urlShownOnce: once }) })
              .catch(() => undefined)
              .then(onClose)
          }
        >
          {t('integration.rotate', 'Rotate token')}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
