import { t } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import React from 'react';
import { useShownUrl } from '../../../api/integrations';
import { WebhookUrl } from '../WebhookUrl';
import { RevealButton, TokenMask } from './TokenMask';

/** A webhook URL that was just made and that nobody can look up later; renders nothing where there is none. @param uid of the integration */
export function UrlShownOnce({ uid }: { uid: string }) {
  const { shown, putAway } = useShownUrl(uid);
  if (shown === null) {
    return null;
  }
  return (
    <Alert severity="warning" title={t('shown-once.title', 'Copy the webhook URL now: it is shown only once')}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <TokenMask>
          <WebhookUrl {...shown} label={t('shown-once.url', 'New webhook URL')} />
          <RevealButton label={t('integration.show-token', 'Show token')} />
        </TokenMask>
        <span>
          {t(
            'shown-once.hint',
            'The sidecar keeps only a hash of it. If the URL is lost, rotate the token for another one.'
          )}
        </span>
        <Button size="sm" variant="secondary" onClick={putAway}>
          {t('shown-once.done', 'I have copied it')}
        </Button>
      </Stack>
    </Alert>
  );
}
