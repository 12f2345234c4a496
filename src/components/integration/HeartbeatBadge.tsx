import { t } from '@grafana/i18n';
import { Badge, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../pkg/contract/types.ts';

type Heartbeat = Integration['heartbeat'];

/** Whether the heartbeats of an integration come. */
export function HeartbeatBadge({ heartbeat: { state } }: { heartbeat: Heartbeat }) {
  const { color, icon } = looks[state];
  return <Badge color={color} icon={icon} text={heartbeatText(state)} />;
}

const looks: Record<Heartbeat['state'], { color: BadgeColor; icon: IconName }> = {
  off: { color: 'darkgrey', icon: 'heart-break' },
  waiting: { color: 'darkgrey', icon: 'heart' },
  alive: { color: 'green', icon: 'heart' },
  missing: { color: 'red', icon: 'heart-break' },
};

function heartbeatText(state: Heartbeat['state']): string {
  switch (state) {
    case 'off':
      return t('integration.heartbeat.off', 'No heartbeat is expected');
    case 'waiting':
      return t('integration.heartbeat.waiting', 'Waits for the first heartbeat');
    case 'alive':
      return t('integration.heartbeat.alive', 'Heartbeats come');
    case 'missing':
      return t('integration.heartbeat.missing', 'Heartbeat is missing');
  }
}
