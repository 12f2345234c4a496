import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { replayLimit } from '../../../../../pkg/contract/deliveries/delivery-limits.ts';
import { GuardedButton } from '../../../../components/GuardedButton';
import type { WantedReplay } from '../replay/wantedReplay';
import type { DeliverySelection } from './useDeliverySelection';

interface Props {
  selection: DeliverySelection;
  /** What the list asks for; undefined where it asks for everything. */
  matching: WantedReplay['matching'];
  onReplay: (wanted: WantedReplay) => void;
}

/** What can be done to the selected deliveries, or to all that are found. */
export function SelectionLine({ selection: { ids, clear }, matching, onReplay }: Props) {
  const styles = useStyles2(getStyles);
  const tooMany =
    ids.length > replayLimit
      ? t('deliveries.select.too-many', 'At most {{limit}} are taken at once', { limit: replayLimit })
      : undefined;
  return (
    <div className={styles.line} role="toolbar" aria-label={t('deliveries.select.label', 'Replay several deliveries')}>
      {ids.length > 0 && (
        <>
          <span role="status">{t('deliveries.select.count', '{{count}} selected', { count: ids.length })}</span>
          <IconButton name="times" aria-label={t('deliveries.select.clear', 'Select nothing')} onClick={clear} />
          <GuardedButton route="replayDeliveries" size="sm" blockedBy={tooMany} onClick={() => onReplay({ ids })}>
            {t('deliveries.select.replay', 'Replay selected')}
          </GuardedButton>
        </>
      )}
      {ids.length === 0 && matching !== undefined && (
        <GuardedButton
          route="replayDeliveries"
          size="sm"
          variant="secondary"
          icon="repeat"
          onClick={() => onReplay({ matching })}
        >
          {t('deliveries.select.replay-found', 'Replay all that are found')}
        </GuardedButton>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // It keeps its place, so that the list does not move when something is selected.
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minHeight: theme.spacing(3) }),
});
