import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import { useAlerts } from '../../api/groupHistory';
import { TemplateFailures } from '../../components/integration/TemplateFailures';
import { Alerts } from './alerts/Alerts';
import { NewestInstances } from './alerts/NewestInstances';
import { GroupDetails } from './details/GroupDetails';
import { GroupMessage } from './GroupMessage';
import { GroupImage } from './image/GroupImage';
import { Timeline } from './timeline/Timeline';

export function AlertGroupView({ group }: { group: AlertGroup }) {
  const styles = useStyles2(getStyles);
  const alerts = useAlerts(group);
  const newest = alerts.data?.pages[0]?.items[0];
  return (
    <div className={styles.view}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <TemplateFailures failures={group.failures} />
          {group.hint !== null && <Alert severity="info" title={group.hint} role="status" />}
          <GroupMessage group={group} newestPayload={newest?.payload} />
          <GroupImage url={group.imageUrl} />
          <NewestInstances group={group} />
          <Alerts query={alerts} />
        </div>
        <div className={styles.column}>
          <GroupDetails group={group} />
          <Timeline groupId={group.id} />
        </div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ containerType: 'inline-size' }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    '@container (width < 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(3), minWidth: 0 }),
});
