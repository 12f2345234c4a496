import { t } from '@grafana/i18n';
import React from 'react';
import type { Actor, AlertGroup } from '../../../../pkg/contract/types.ts';
import { actorText } from '../../../components/alert-group/actorText';
import { GroupingKey } from '../../../components/alert-group/GroupingKey';
import { IntegrationLink } from '../../../components/alert-group/IntegrationLink';
import { type Fact, FactList } from '../../../components/FactList';
import { Section } from '../../../components/Section';
import { ExactTime } from '../../../components/time/ExactTime';

export function GroupDetails({ group }: { group: AlertGroup }) {
  return (
    <Section title={t('alert-group.details', 'Details')}>
      <FactList facts={rows(group)} />
    </Section>
  );
}

function rows(group: AlertGroup): Fact[] {
  const all: Fact[] = [
    ...deeds(group),
    { label: t('alert-group.integration', 'Integration'), value: <IntegrationLink integration={group.integration} /> },
    { label: t('alert-group.alerts', 'Alerts'), value: group.alertCount },
    { label: t('alert-group.started', 'Started'), value: <ExactTime at={group.startedAt} /> },
    { label: t('alert-group.last-alert', 'Last alert'), value: <ExactTime at={group.lastAlertAt} /> },
  ];
  if (group.groupingKey !== null) {
    all.push({ label: t('alert-group.grouping-key', 'Grouping key'), value: <GroupingKey text={group.groupingKey} /> });
  }
  return all;
}

/** Who did what, as far as it is still in effect. */
function deeds(group: AlertGroup): Fact[] {
  return [
    { label: t('alert-group.assigned', 'Assigned'), at: group.assignedAt, by: group.assignedTo, isTo: true },
    {
      label: t('alert-group.acknowledged', 'Acknowledged'),
      at: group.acknowledgedAt,
      by: group.acknowledgedBy,
    },
    {
      label: t('alert-group.silenced', 'Silenced'),
      at: group.silencedAt,
      by: group.silencedBy,
    },
    { label: t('alert-group.resolved', 'Resolved'), at: group.resolvedAt, by: group.resolvedBy },
  ].flatMap(({ label, at, by, isTo }) =>
    at === null
      ? []
      : [
          {
            label,
            value: (
              <>
                {by && <bdi>{isTo ? toText(by) : byText(by)}</bdi>} <ExactTime at={at} />
              </>
            ),
          },
        ]
  );
}

function toText(actor: Actor): string {
  return t('alert-group.to', 'to {{who}}', { who: actorText(actor), interpolation });
}

function byText(actor: Actor): string {
  return t('alert-group.by', 'by {{who}}', { who: actorText(actor), interpolation });
}

/** React escapes the text; i18next must not escape it again. */
const interpolation = { escapeValue: false };
