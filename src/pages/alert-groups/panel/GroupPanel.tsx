import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, LinkButton, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useEffect, useRef } from 'react';
import { useAlertGroup } from '../../../api/alertGroups';
import { links } from '../../../app/links';
import { GroupQueryView } from '../../alert-group/GroupQueryView';
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
  const step = (to: string | undefined) => ({
    disabled: to === undefined,
    onClick: () => to !== undefined && panel.show(to),
  });
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={t('alert-groups.panel.label', 'Alert group beside the list')}
      className={isAlone ? styles.alone : styles.beside}
      data-group-panel=""
    >
      <div className={styles.head}>
        <IconButton
          name="angle-up"
          size="lg"
          aria-label={t('alert-groups.panel.previous', 'Previous alert group')}
          {...step(panel.previous)}
        />
        <IconButton
          name="angle-down"
          size="lg"
          aria-label={t('alert-groups.panel.next', 'Next alert group')}
          {...step(panel.next)}
        />
        <LinkButton
          size="sm"
          fill="text"
          variant="secondary"
          icon="external-link-alt"
          href={locationUtil.assureBaseUrl(links.alertGroup(id))}
          aria-label={t('alert-groups.panel.expand', 'Open the page of this alert group')}
        />
        <IconButton
          name="times"
          size="lg"
          aria-label={t('alert-groups.panel.close', 'Close the alert group')}
          onClick={panel.close}
        />
      </div>
      <GroupQueryView query={query} place="panel">
        {(group) => (
          <Suspense fallback={<LoadingPlaceholder text={t('app.loading', 'Loading…')} />}>
            <AlertGroupView key={group.id} group={group} place="panel" />
          </Suspense>
        )}
      </GroupQueryView>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const panel = {
    overflow: 'auto',
    padding: theme.spacing(1, 2, 2),
    background: theme.colors.background.primary,
    '&:focus': { outline: 'none' },
  } as const;
  return {
    beside: css({
      ...panel,
      flex: '0 0 46%',
      minWidth: 380,
      // Grafana's own bars lie over the top of the page.
      position: 'sticky',
      top: theme.spacing(11),
      maxHeight: `calc(100vh - ${theme.spacing(13)})`,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    alone: css({ ...panel, position: 'fixed', inset: 0, zIndex: theme.zIndex.modal - 1 }),
    head: css({ display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: theme.spacing(1) }),
  };
};
