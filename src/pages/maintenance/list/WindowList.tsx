import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { actorText } from '../../../components/alert-group/actorText';
import { ProvisionedBadge } from '../../../components/integration/ProvisionedBadge';
import { EndButton } from '../EndButton';
import { repeatText, stateLook, timesText } from '../windowTexts';
import { Covers } from './Covers';

interface Props {
  windows: readonly MaintenanceWindow[];
  onOpen: (uid: string) => void;
}

/** All windows: what is active, then what is planned, then what is over. */
export function WindowList({ windows, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list} aria-label={t('maintenance.title', 'Maintenance')}>
      {windows.map((window) => (
        <li key={window.uid} className={styles.row}>
          <div className={styles.what}>
            <Stack alignItems="center" gap={1} wrap="wrap">
              <Badge {...stateLook(window.state)} />
              <Button variant="primary" fill="text" size="sm" onClick={() => onOpen(window.uid)}>
                <bdi className={styles.name}>{window.name}</bdi>
              </Button>
              {window.provisioned && <ProvisionedBadge place={window.place} />}
            </Stack>
            <Text>{timesText(window)}</Text>
            <Text color="secondary" variant="bodySmall">
              {[repeatText(window.recurrence), madeBy(window)].filter((part) => part !== '').join(' · ')}
            </Text>
            <Covers window={window} />
            {window.reason !== '' && (
              <q className={styles.reason}>
                <bdi>{window.reason}</bdi>
              </q>
            )}
          </div>
          {window.state === 'active' && <EndButton window={window} />}
        </li>
      ))}
    </ul>
  );
}

function madeBy({ createdBy }: MaintenanceWindow): string {
  return createdBy === null
    ? ''
    : t('maintenance.made-by', 'made by {{who}}', {
        who: actorText(createdBy),
        interpolation: { escapeValue: false },
      });
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none' }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  what: css({
    display: 'flex',
    flex: '1 1 300px',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    minWidth: 0,
    overflowWrap: 'anywhere',
    '& button': { height: 'auto', padding: 0, maxWidth: '100%', textAlign: 'left' },
    '& button, & button > span': { whiteSpace: 'normal' },
  }),
  name: css({ overflowWrap: 'anywhere', fontSize: theme.typography.body.fontSize }),
  reason: css({ color: theme.colors.text.secondary, unicodeBidi: 'isolate' }),
});
