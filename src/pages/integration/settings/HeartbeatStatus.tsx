import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React from 'react';
import { heartbeatPath } from '../../../../pkg/contract/integrations/heartbeat.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useFollowIntegration } from '../../../api/integrations';
import { HeartbeatBadge } from '../../../components/integration/HeartbeatBadge';
import { RevealButton, TokenMask } from '../../../components/integration/token/TokenMask';
import { WebhookUrl } from '../../../components/integration/WebhookUrl';
import { ExactTime } from '../../../components/time/ExactTime';

/** Whether heartbeats come, when the last one did, and the address for them, which Admins see. */
export function HeartbeatStatus({ integration }: { integration: Integration }) {
  const { uid, heartbeat, url, token, urlHint } = integration;
  useFollowIntegration(uid);
  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <HeartbeatBadge heartbeat={heartbeat} />
        <Text color="secondary">
          {heartbeat.lastAt === null ? (
            t('settings.heartbeat-none', 'None has come yet')
          ) : (
            <>
              {t('settings.heartbeat-last', 'The last one came:')} <ExactTime at={heartbeat.lastAt} />
            </>
          )}
        </Text>
      </Stack>
      {url === undefined && urlHint !== undefined && (
        <Text color="secondary">
          {t(
            'settings.heartbeat-url-once',
            'The heartbeat URL is the webhook URL with {{path}} behind it. That was shown once; if it is lost, rotate the token.',
            { path: heartbeatPath, interpolation: { escapeValue: false } }
          )}
        </Text>
      )}
      {url !== undefined && token !== undefined && (
        <TokenMask>
          <WebhookUrl
            url={url + heartbeatPath}
            token={token}
            label={t('settings.heartbeat-url', 'Heartbeat URL, for GET and POST')}
          />
          <RevealButton label={t('integration.show-token', 'Show token')} />
        </TokenMask>
      )}
    </Stack>
  );
}
