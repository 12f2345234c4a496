import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import { useAlerts } from '../../api/groupHistory';
import { GroupActions } from '../../components/alert-group/actions/GroupActions';
import { PayloadHint } from '../../components/integration/PayloadHint';
import { TemplateFailures } from '../../components/integration/TemplateFailures';
import { useIsPhone } from '../../components/useIsPhone';
import { Alerts } from './alerts/Alerts';
import { GroupDetails } from './details/GroupDetails';
import { GroupLabels } from './details/GroupLabels';
import { EarlierGroups } from './earlier/EarlierGroups';
import { LaterGroup } from './earlier/LaterGroup';
import { GroupMessage } from './GroupMessage';
import { ActionBar } from './head/ActionBar';
import { GroupLinks } from './head/GroupLinks';
import { GroupStatus } from './head/GroupStatus';
import { KeySilence } from './head/KeySilence';
import { GroupImage } from './image/GroupImage';
import { NewestInstances } from './instances/NewestInstances';
import type { Place } from './place';
import { Timeline } from './timeline/Timeline';

interface Props {
  group: AlertGroup;
  place: Place;
}

/** Everything about a group, in a width of 380 px or more: in one column, or in two where there is room. */
export function AlertGroupView({ group, place }: Props) {
  const styles = useStyles2(getStyles);
  const isPhone = useIsPhone();
  const alertsPlace = useRef<HTMLDivElement>(null);
  const alerts = useAlerts(group);
  const newest = alerts.data?.pages[0]?.items[0];
  return (
    <div className={styles.view}>
      {isPhone ? (
        <div className={styles.line}>
          <GroupStatus group={group} />
          <SmallLinks group={group} />
        </div>
      ) : (
        <GroupStatus group={group} />
      )}
      {place === 'panel' && !isPhone && (
        <div className={cx(styles.line, styles.wrapping)}>
          <GroupActions group={group} size="sm" />
          <SmallLinks group={group} />
        </div>
      )}
      <LaterGroup group={group} />
      <KeySilence group={group} />
      <div className={styles.columns}>
        <div className={styles.now}>
          <TemplateFailures failures={group.failures} />
          <PayloadHint group={group} />
          <GroupMessage group={group} newestPayload={newest?.payload} />
          <NewestInstances group={group} />
          <GroupImage url={group.imageUrl} />
        </div>
        <div className={styles.side}>
          <GroupLabels labels={group.labels} />
          <EarlierGroups group={group} />
          <Timeline
            group={group}
            alerts={alerts}
            onShowAlerts={() => alertsPlace.current?.scrollIntoView({ block: 'start' })}
          />
          <GroupDetails group={group} />
        </div>
        <div className={styles.alerts} ref={alertsPlace}>
          <Alerts group={group} query={alerts} />
        </div>
      </div>
      {isPhone && <ActionBar group={group} />}
    </div>
  );
}

function SmallLinks({ group }: Pick<Props, 'group'>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.links}>
      <GroupLinks group={group} isSmall />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const column = { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 } as const;
  return {
    view: css({
      containerType: 'inline-size',
      flex: '1 0 auto',
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
    }),
    line: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) }),
    wrapping: css({ flexWrap: 'wrap' }),
    links: css({ display: 'flex', marginInlineStart: 'auto' }),
    columns: css({
      display: 'grid',
      gap: theme.spacing(2, 3),
      gridTemplate: '"now side" auto "alerts side" 1fr / minmax(0, 2fr) minmax(0, 1fr)',
      '@container (width < 800px)': { gridTemplate: '"now" "side" "alerts" / minmax(0, 1fr)' },
    }),
    now: css({ ...column, gridArea: 'now', '&:empty': { display: 'none' } }),
    side: css({ ...column, gridArea: 'side' }),
    alerts: css({ ...column, gridArea: 'alerts' }),
  };
};
