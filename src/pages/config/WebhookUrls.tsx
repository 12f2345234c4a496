import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';
import { useIntegrations } from '../../api/integrations';
import { links } from '../../app/links';
import { RevealButton, TokenMask } from '../../components/integration/token/TokenMask';
import { WebhookUrl } from '../../components/integration/WebhookUrl';
import { QueryView } from '../../components/QueryView';
import { Section } from '../../components/Section';

/** Each integration's webhook URL. The sidecar gives them only to Admins. */
export function WebhookUrls() {
  const query = useIntegrations();
  return (
    <TokenMask>
      <Section
        title={t('config.webhook-urls.title', 'Webhook URLs')}
        action={
          query.data?.some(({ url }) => url !== undefined) && (
            <RevealButton label={t('config.webhook-urls.show', 'Show tokens')} />
          )
        }
      >
        <QueryView query={query}>
          {(integrations) =>
            integrations.length === 0 ? (
              <Text color="secondary">
                {t('config.webhook-urls.none', 'There is no integration yet.')}{' '}
                <TextLink href={links.integrations}>{t('config.webhook-urls.create', 'Create one')}</TextLink>
              </Text>
            ) : (
              <Stack direction="column" gap={2}>
                {integrations.map((integration) => (
                  <OneUrl key={integration.uid} integration={integration} />
                ))}
              </Stack>
            )
          }
        </QueryView>
      </Section>
    </TokenMask>
  );
}

function OneUrl({ integration }: { integration: IntegrationSummary }) {
  const styles = useStyles2(getStyles);
  const { uid, name, url, token } = integration;
  return (
    <Stack direction="column" gap={0.5}>
      <TextLink href={links.integration(uid)} inline={false}>
        <bdi className={styles.name}>{name}</bdi>
      </TextLink>
      {url === undefined || token === undefined ? (
        <Text color="secondary">{hiddenText(integration)}</Text>
      ) : (
        <WebhookUrl
          url={url}
          token={token}
          label={t('config.webhook-urls.of', 'Webhook URL of {{name}}', {
            name,
            interpolation: { escapeValue: false },
          })}
        />
      )}
    </Stack>
  );
}

function hiddenText({ urlShownOnce }: IntegrationSummary): string {
  return urlShownOnce
    ? t('config.webhook-urls.once', 'It was shown once, and nobody can look it up.')
    : t('config.webhook-urls.hidden', 'Only an Admin can see its webhook URL.');
}

const getStyles = () => ({ name: css({ overflowWrap: 'anywhere' }) });
