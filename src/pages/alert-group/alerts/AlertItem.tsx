import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Icon, Text, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';
import type { Alert } from '../../../../pkg/contract/types.ts';
import { SeverityBadge } from '../../../components/alert-group/SeverityBadge';
import { TemplateFailures } from '../../../components/integration/TemplateFailures';
import { ExactTime } from '../../../components/time/ExactTime';
import { AlertTitle } from '../../../components/title/AlertTitle';
import { Payload } from '../payload/Payload';

export function AlertItem({ alert }: { alert: Alert }) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  return (
    <div className={styles.item}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
        <Signal signal={alert.signal} />
        {alert.severity && <SeverityBadge severity={alert.severity} />}
        <span className={styles.title}>
          {alert.title === null ? (
            t('alert-group.alert-untitled', 'Without a title')
          ) : (
            <AlertTitle title={alert.title} />
          )}
        </span>
        {alert.failures.length > 0 && (
          <Badge
            color="orange"
            icon="exclamation-triangle"
            text={t('alert-group.alert-failures', '{{count}} templates failed', { count: alert.failures.length })}
          />
        )}
        <Text color="secondary" variant="bodySmall">
          <ExactTime at={alert.receivedAt} />
        </Text>
      </button>
      {isOpen && (
        <div id={panelId} className={styles.panel}>
          <TemplateFailures failures={alert.failures} />
          <Payload text={alert.payload} />
        </div>
      )}
    </div>
  );
}

function Signal({ signal }: Pick<Alert, 'signal'>) {
  switch (signal) {
    case 'fire':
      return <Badge color="red" text={t('alert-group.signal.fire', 'Fires')} />;
    case 'acknowledge':
      return <Badge color="orange" text={t('alert-group.signal.acknowledge', 'Acknowledges')} />;
    case 'resolve':
      return <Badge color="green" text={t('alert-group.signal.resolve', 'Resolves')} />;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ background: theme.colors.background.secondary, borderRadius: theme.shape.radius.default }),
  summary: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(1),
    textAlign: 'left',
    color: 'inherit',
    background: 'none',
    border: 'none',
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  // On a narrow page the title has its own line.
  title: css({
    flex: `1 1 ${theme.spacing(30)}`,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  panel: css({ padding: theme.spacing(0, 1, 1) }),
});
