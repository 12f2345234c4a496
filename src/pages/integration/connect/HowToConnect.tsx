import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useShownUrl } from '../../../api/integrations';
import { FormerSecretNote } from '../../../components/integration/former/FormerSecretNote';
import { RevealButton, TokenMask } from '../../../components/integration/token/TokenMask';
import { WebhookUrl } from '../../../components/integration/WebhookUrl';
import { Section } from '../../../components/Section';
import { Guide } from './Guide';
import { ShownOnceNote } from './ShownOnceNote';
import { ShowOnceButton } from './ShowOnceButton';

/**
 * The webhook URL, the steps in the tool, and commands to try it. They are only for Admins, because the sidecar gives the token to
 * nobody else.
 */
export function HowToConnect({ integration }: { integration: Integration }) {
  const { uid, type, formerSecrets = [], urlShownOnce } = integration;
  const { shown } = useShownUrl(uid);
  const isHint = urlShownOnce && shown === null;
  const { url, token } = isHint ? hintOf(integration) : (shown ?? integration);
  const former = formerSecrets.find(({ name }) => name === 'token');
  if (url === undefined || token === undefined) {
    return (
      <Alert
        severity="info"
        title={t('integration.url-hidden', 'An Admin can see the webhook URL of this integration')}
      />
    );
  }
  return (
    <TokenMask>
      <Stack direction="column" gap={3}>
        <Section
          title={t('integration.url', 'Webhook URL')}
          action={
            !urlShownOnce && (
              <Stack gap={1}>
                <ShowOnceButton integration={integration} />
                <RevealButton label={t('integration.show-token', 'Show token')} />
              </Stack>
            )
          }
        >
          {urlShownOnce ? (
            <ShownOnceNote integration={integration} hint={hintOf(integration).token} isHint={isHint} />
          ) : (
            <WebhookUrl url={url} token={token} label={t('integration.url', 'Webhook URL')} />
          )}
          {former && <FormerSecretNote uid={uid} former={former} />}
        </Section>
        <Guide uid={uid} url={url} token={token} isHint={isHint} type={type} />
      </Stack>
    </TokenMask>
  );
}

/** What stands in the steps for a URL that nobody can look up. */
function hintOf({ urlHint }: Integration): Pick<Integration, 'url' | 'token'> {
  return urlHint === undefined ? {} : { url: urlHint, token: urlHint.split('/').at(-2) };
}
