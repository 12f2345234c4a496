import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';

/** Leads the keyboard past histogram, facets and heads to the row of the list that Tab comes to. It is seen while it has the focus. */
export function SkipToList() {
  const styles = useStyles2(getStyles);
  return (
    <Button
      size="sm"
      variant="secondary"
      className={styles.skip}
      onClick={() => document.querySelector<HTMLElement>('[data-group-id][tabindex="0"]')?.focus()}
    >
      {t('alert-groups.keys.skip', 'Skip to the alert groups')}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  skip: css({
    // It takes no room: it lies over what is below the search box.
    position: 'absolute',
    marginTop: theme.spacing(4.5),
    zIndex: theme.zIndex.dropdown,
    whiteSpace: 'nowrap',
    '&:not(:focus)': { clipPath: 'inset(50%)' },
  }),
});
