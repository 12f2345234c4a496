import { EmptyState, TextLink } from '@grafana/ui';
import React from 'react';
import { hostData } from '../boot-data.ts';
import { PluginPage } from '../chrome/plugin-page.tsx';

export function NotFound() {
  return (
    <PluginPage pageNav={{ text: 'Page not found' }}>
      <EmptyState variant="not-found" message="The preview has no such page">
        <TextLink href={`/a/${hostData.pluginId}`}>Go to the plugin</TextLink>
      </EmptyState>
    </PluginPage>
  );
}
