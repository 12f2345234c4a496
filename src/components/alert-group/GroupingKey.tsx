import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { cutLines } from '../cutLines';

/** The beginning of a grouping key, which may be a whole payload, and a button to copy all of it. */
export function GroupingKey({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line}>
      <code className={styles.key} dir="ltr">
        {text.slice(0, shown)}
      </code>
      <ClipboardButton
        icon="copy"
        size="sm"
        variant="secondary"
        fill="text"
        aria-label={t('alert-group.copy-key', 'Copy the grouping key')}
        getText={() => text}
      />
    </div>
  );
}

/** More UTF-16 units than three lines hold. */
const shown = 2000;

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(0.5) }),
  key: css({
    ...cutLines(3),
    whiteSpace: 'normal',
    margin: 0,
    padding: theme.spacing(0, 0.5),
    overflowWrap: 'anywhere',
    unicodeBidi: 'isolate',
  }),
});
