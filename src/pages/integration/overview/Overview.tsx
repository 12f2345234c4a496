import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Stack, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { Arrival } from '../arrival/Arrival';
import { FirstAlertNote } from '../arrival/FirstAlertNote';
import { HowToConnect } from '../connect/HowToConnect';
import { Handshakes } from '../handshakes/Handshakes';
import { Health } from '../health/Health';
import { IntegrationFacts } from '../IntegrationFacts';

/** How the integration is doing, how a tool is connected to it, and beside that what arrives. */
export function Overview({ integration }: { integration: Integration }) {
  const styles = useStyles2(getStyles);
  return (
    <Stack direction="column" gap={3}>
      <Stack direction="column" gap={1}>
        <IntegrationFacts integration={integration} />
        <FirstAlertNote integration={integration} />
      </Stack>
      <Handshakes integration={integration} />
      <Health integration={integration} />
      <div className={styles.columns}>
        <HowToConnect integration={integration} />
        <Arrival integration={integration} />
      </div>
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Two where there is room and something has arrived: neither pushes the other off the screen.
  columns: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(52)}), 1fr))`,
    gap: theme.spacing(3, 4),
    alignItems: 'start',
    '& > *': { minWidth: 0 },
  }),
});
