import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { cut } from '../../components/cut';

/** Says that a search lacks groups which are not in the index yet. @param groups how many */
export function NotSearchableYet({ groups }: { groups: number }) {
  const styles = useStyles2(getStyles);
  return (
    <span
      role="status"
      className={styles.note}
      title={t(
        'alert-groups.not-searchable-yet.why',
        'Bellhook still reads groups for its search: after an upgrade those of before, and those whose deletion was undone. Until then words, labels and keys do not find them.'
      )}
    >
      {groups > 0 &&
        t('alert-groups.not-searchable-yet.note', 'Groups that cannot be found yet: {{number}}', {
          number: groups.toLocaleString(),
        })}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css(cut, { color: theme.colors.warning.text, fontSize: theme.typography.bodySmall.fontSize }),
});
