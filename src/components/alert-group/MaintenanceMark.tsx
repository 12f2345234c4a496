import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { links } from '../../app/links';

/** Leads to the maintenance window that silences a group; nothing for a group that none does. */
export function MaintenanceMark({
  group: { state, silencedBy },
}: {
  group: Pick<AlertGroupSummary, 'state' | 'silencedBy'>;
}) {
  const styles = useStyles2(getStyles);
  if (state !== 'silenced' || silencedBy?.kind !== 'maintenance') {
    return null;
  }
  const text = t('alert-group.maintenance', 'Maintenance: {{name}}', {
    name: silencedBy.name,
    interpolation: { escapeValue: false },
  });
  return (
    // A row takes a click on a link beside its title as one on the title.
    <span>
      <Link to={links.maintenanceWindow(silencedBy.uid)} className={styles.mark} aria-label={text} title={text}>
        <Icon name="calendar-alt" size="sm" />
      </Link>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({ flex: 'none', color: theme.colors.text.secondary, '&:hover': { color: theme.colors.text.primary } }),
});
