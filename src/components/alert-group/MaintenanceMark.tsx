import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { links } from '../../app/links';
import { GroupMark } from './GroupMark';

interface Props {
  group: Pick<AlertGroupSummary, 'state' | 'silencedBy'>;
  isShort?: boolean;
}

/** Leads to the maintenance window that silences a group; nothing for a group that none does. */
export function MaintenanceMark({ group: { state, silencedBy }, isShort }: Props) {
  const styles = useStyles2(getStyles);
  if (state !== 'silenced' || silencedBy?.kind !== 'maintenance') {
    return null;
  }
  const name = t('alert-group.maintenance', 'Maintenance: {{name}}', {
    name: silencedBy.name,
    interpolation: { escapeValue: false },
  });
  return (
    // A row takes a click on a link beside its title as one on the title.
    <span className={styles.mark}>
      <Link to={links.maintenanceWindow(silencedBy.uid)} aria-label={name}>
        <GroupMark
          icon="calendar-alt"
          color="blue"
          text={t('components.maintenance-mark.text', 'Maintenance')}
          tooltip={name}
          isShort={isShort}
        />
      </Link>
    </span>
  );
}

const getStyles = () => ({ mark: css({ flex: 'none' }) });
