import type { AppPluginMeta } from '@grafana/data';
import { Text } from '@grafana/ui';
import React from 'react';

export function Overview({ meta }: { meta: AppPluginMeta }) {
  return <Text>Version {meta.info.version}</Text>;
}
