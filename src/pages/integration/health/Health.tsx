import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import type { Integration, IntegrationHealth } from '../../../../pkg/contract/types.ts';
import { useIntegrationHealth } from '../../../api/integrations';
import { links } from '../../../app/links';
import { type Fact, FactList } from '../../../components/FactList';
import { QueryView } from '../../../components/QueryView';
import { SearchLink } from '../../../components/SearchLink';
import { Section } from '../../../components/Section';
import { RelativeTime } from '../../../components/time/RelativeTime';
import { Oddities } from './Oddities';
import { RateChart } from './RateChart';

/** How an integration does: what is odd, what came in the last day, and when. Nothing before anything has come. */
export function Health({ integration }: { integration: Integration }) {
  const query = useIntegrationHealth(integration.uid);
  if (query.data?.lastDeliveryAt === null && integration.lastAlertAt === null) {
    return null;
  }
  return (
    <Section title={t('integration.health.title', 'Health')}>
      <QueryView query={query}>
        {(health) => (
          <Stack direction="column" gap={2}>
            <Oddities uid={integration.uid} oddities={health.oddities} />
            <RateChart rate={health.rate} />
            <FactList facts={factsOf(integration.uid, health)} />
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

function factsOf(uid: string, { lastDeliveryAt, lastDay, openGroups }: IntegrationHealth): Fact[] {
  return [
    { label: t('integration.health.last-delivery', 'Last delivery'), value: timeOf(lastDeliveryAt) },
    {
      label: t('integration.health.last-day', 'Last 24 hours'),
      value: t(
        'integration.health.counts',
        'Alerts: {{alerts}} · rejected: {{rejected}} · refused by the quota: {{limited}} · with a failing template: {{failed}}',
        {
          alerts: lastDay.alerts.toLocaleString(),
          rejected: lastDay.rejected.toLocaleString(),
          limited: lastDay.limited.toLocaleString(),
          failed: lastDay.failed.toLocaleString(),
        }
      ),
    },
    {
      label: t('integration.health.open-groups', 'Open alert groups'),
      value: <SearchLink to={links.alertGroupsOf(uid)}>{openGroups.toLocaleString()}</SearchLink>,
    },
  ];
}

function timeOf(time: string | null) {
  return time === null ? t('integration.health.none-yet', 'None') : <RelativeTime at={time} />;
}
