import { EmptyState, TextLink } from '@grafana/ui';
import React from 'react';
import { PluginPage } from '../chrome/plugin-page.tsx';
import { hostData } from '../boot-data.ts';

export function NotFound() {
  return (
    <PluginPage pageNav={{ text: 'Page not found' }}>
      <EmptyState variant="not-found" message="The preview has no such page">
        <TextLink href={`/a/${hostData.pluginId}`}>Go to the plugin</TextLink>
      </EmptyState>
    </PluginPage>
  );
}
