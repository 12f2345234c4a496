import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Actor, AlertGroup } from '../../../../pkg/contract/types.ts';
import { actorText } from '../../../components/alert-group/actorText';
import { GroupingKey } from '../../../components/alert-group/GroupingKey';
import { IntegrationLink } from '../../../components/alert-group/IntegrationLink';
import { Section } from '../../../components/Section';
import { ExactTime } from '../../../components/time/ExactTime';

export function GroupDetails({ group }: { group: AlertGroup }) {
  const styles = useStyles2(getStyles);
  return (
    <Section title={t('alert-group.details', 'Details')}>
      <dl className={styles.list}>
        {rows(group).map(({ label, value }) => (
          <React.Fragment key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </React.Fragment>
        ))}
      </dl>
    </Section>
  );
}

function rows(group: AlertGroup): Array<{ label: string; value: ReactNode }> {
  const all: Array<{ label: string; value: ReactNode }> = [
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
function deeds(group: AlertGroup): Array<{ label: string; value: ReactNode }> {
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

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(1, 2),
    margin: 0,
  }),
  label: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  value: css({ margin: 0, overflowWrap: 'anywhere' }),
});
