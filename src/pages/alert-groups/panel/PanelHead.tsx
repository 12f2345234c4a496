import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { cutLines } from '../../../components/cutLines';
import { AlertTitle } from '../../../components/title/AlertTitle';
import type { PanelControl } from './usePanel';

interface Props {
  id: string;
  /** Undefined while it is not known, and where there is none. */
  group: AlertGroup | undefined;
  panel: PanelControl;
}

/** The title of the group in the panel, and where one can go from there; it stays in sight. */
export function PanelHead({ id, group, panel }: Props) {
  const styles = useStyles2(getStyles);
  const step = (to: string | undefined) => ({
    disabled: to === undefined,
    onClick: () => to !== undefined && panel.show(to),
  });
  return (
    <div className={styles.head}>
      {panel.back && (
        <IconButton
          name="arrow-left"
          size="lg"
          aria-label={t('alert-groups.panel.back', 'Back to the alert group before')}
          onClick={panel.back}
        />
      )}
      <h2 className={styles.title}>
        {group && (
          <>
            {`#${group.number} `}
            <AlertTitle title={group.title} />
          </>
        )}
      </h2>
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
        icon="arrows-h"
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
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1, 0),
    background: theme.colors.background.primary,
    '& > :not(h2)': { flexShrink: 0, marginTop: theme.spacing(0.25) },
  }),
  title: css({
    flex: 1,
    minWidth: 0,
    margin: 0,
    fontSize: theme.typography.h4.fontSize,
    lineHeight: theme.typography.h4.lineHeight,
    overflowWrap: 'anywhere',
    ...cutLines(3),
  }),
});
