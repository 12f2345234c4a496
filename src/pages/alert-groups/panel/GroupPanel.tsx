import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useEffect, useRef } from 'react';
import { useAlertGroup } from '../../../api/alertGroups';
import { FollowGroup } from '../../../components/alert-group/FollowGroup';
import { GroupQueryView } from '../../alert-group/GroupQueryView';
import { PanelHead } from './PanelHead';
import type { PanelControl } from './usePanel';

const AlertGroupView = lazy(() =>
  import('../../alert-group/AlertGroupView').then((view) => ({ default: view.AlertGroupView }))
);

interface Props {
  id: string;
  panel: PanelControl;
  /** Whether the panel is the whole screen. It takes the focus then. */
  isAlone: boolean;
}

/** A group beside the list. */
export function GroupPanel({ id, panel, isAlone }: Props) {
  const styles = useStyles2(getStyles);
  const query = useAlertGroup(id);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAlone) {
      place.current?.focus();
    }
    place.current?.scrollTo?.({ top: 0 });
  }, [isAlone, id]);
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={t('alert-groups.panel.label', 'Alert group beside the list')}
      className={isAlone ? styles.alone : styles.beside}
      data-group-panel=""
    >
      <PanelHead id={id} group={query.error?.code === 'not_found' ? undefined : query.data} panel={panel} />
      <FollowGroup.Provider value={panel.follow}>
        <GroupQueryView query={query} place="panel">
          {(group) => (
            <Suspense fallback={<LoadingPlaceholder text={t('app.loading', 'Loading…')} />}>
              <AlertGroupView key={group.id} group={group} place="panel" />
            </Suspense>
          )}
        </GroupQueryView>
      </FollowGroup.Provider>
    </section>
  );
}

/** Beside the list: a part of what list and panel have together. */
export const panelWidth = 'max(46%, 380px)';

const getStyles = (theme: GrafanaTheme2) => {
  const panel = {
    overflow: 'auto',
    padding: theme.spacing(0, 2, 2),
    background: theme.colors.background.primary,
    '&:focus': { outline: 'none' },
  } as const;
  return {
    beside: css({
      ...panel,
      flex: `0 0 ${panelWidth}`,
      // Grafana's own bars lie over the top of the page.
      position: 'sticky',
      top: theme.spacing(11),
      maxHeight: `calc(100vh - ${theme.spacing(13)})`,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    // Over Grafana's own bars, and under the notice of what was done.
    alone: css({
      ...panel,
      position: 'fixed',
      inset: 0,
      zIndex: theme.zIndex.navbarFixed + 1,
      display: 'flex',
      flexDirection: 'column',
      paddingBottom: 0,
    }),
  };
};
