import type { AppPluginMeta } from '@grafana/data';
import { Stack, Text, TextLink } from '@grafana/ui';
import React from 'react';
import { appPages } from '../chrome/nav.ts';

export function Overview({ meta }: { meta: AppPluginMeta }) {
  return (
    <Stack direction="column" gap={1}>
      <Text>Version {meta.info.version}</Text>
      {appPages(meta).map(({ text, url = '' }) => (
        <TextLink key={url} href={url}>
          {text}
        </TextLink>
      ))}
    </Stack>
  );
}
