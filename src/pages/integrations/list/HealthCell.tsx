import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { mayCall } from '../../../app/permissions';
import { HealthBadge } from '../../../components/integration/HealthBadge';
import { ShortAgo } from '../../../components/time/ShortAgo';

/** How an integration does, with the figures that say so, and the way to what only an Admin's click ends. */
export function HealthCell({ integration }: { integration: IntegrationSummary }) {
  const styles = useStyles2(getStyles);
  const { uid, oddities, lastDeliveryAt, lastAlertAt } = integration;
  const faults = faultTexts(integration).join(' · ');
  return (
    <div className={styles.cell}>
      <HealthBadge integration={integration} />
      {oddities.includes('unconfirmed') && mayCall('confirmHandshake') && (
        <TextLink href={links.handshakes(uid)} variant="bodySmall" inline={false}>
          {t('integrations.health.confirm', 'Confirm it')}
        </TextLink>
      )}
      {faults !== '' && (
        <Text variant="bodySmall" color="secondary">
          {faults}
        </Text>
      )}
      {lastDeliveryAt !== null && isNewer(lastDeliveryAt, lastAlertAt) && (
        <Text variant="bodySmall" color="secondary">
          {t('integrations.health.last-delivery', 'Last delivery')} <ShortAgo at={lastDeliveryAt} />
        </Text>
      )}
    </div>
  );
}

/** Whether the last delivery says more than the last alert, which has a column of its own: something has come since that was none. */
function isNewer(lastDeliveryAt: string, lastAlertAt: string | null): boolean {
  return lastAlertAt === null || Date.parse(lastDeliveryAt) - Date.parse(lastAlertAt) > tellingGapMs;
}

const tellingGapMs = 10 * 60_000;

/** What went wrong in the last 24 hours. */
function faultTexts({ rejectedOfDay, limitedOfDay, failedOfDay }: IntegrationSummary): string[] {
  const texts: Array<[number, (count: string) => string]> = [
    [rejectedOfDay, (count) => t('integrations.health.rejected', '{{count}} rejected', { count })],
    [limitedOfDay, (count) => t('integrations.health.limited', '{{count}} over the quota', { count })],
    [failedOfDay, (count) => t('integrations.health.failed', '{{count}} with a failing template', { count })],
  ];
  return texts.flatMap(([count, text]) => (count === 0 ? [] : [text(count.toLocaleString())]));
}

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(0.25),
    // What is odd takes two lines at most.
    minWidth: theme.spacing(18),
  }),
});
