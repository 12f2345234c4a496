import { Stack } from '@grafana/ui';
import React from 'react';
import { useSettings } from '../../api/settings';
import { AppProviders } from '../../app/AppProviders';
import { QueryView } from '../../components/QueryView';
import { AsCode } from './AsCode';
import { Connection } from './Connection';
import { EnableNote } from './EnableNote';
import { ImageHosts } from './ImageHosts';
import { WebhookBaseUrl } from './WebhookBaseUrl';
import { WebhookUrls } from './WebhookUrls';

/** The plugin's configuration page, in Grafana's plugin catalog. */
export function ConfigPage() {
  return (
    <AppProviders>
      <Configuration />
    </AppProviders>
  );
}

function Configuration() {
  const query = useSettings();
  return (
    <QueryView query={query}>
      {(settings) => (
        <Stack direction="column" gap={4}>
          <EnableNote settings={settings} />
          {settings.enabled && <Connection />}
          {settings.enabled && <AsCode />}
          <WebhookBaseUrl settings={settings} />
          {settings.enabled && <WebhookUrls />}
          <ImageHosts settings={settings} />
        </Stack>
      )}
    </QueryView>
  );
}
