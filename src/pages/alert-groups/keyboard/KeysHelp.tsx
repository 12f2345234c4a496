import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Modal, useStyles2 } from '@grafana/ui';
import React, { Fragment } from 'react';

/** Says what the keys of the list do. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <Modal title={t('alert-groups.keys.title', 'Keys of the list')} isOpen onDismiss={onClose}>
      <dl className={styles.keys}>
        {keys().map(({ names, does }) => (
          <Fragment key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name} className={styles.key}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
      <p className={styles.more}>
        {t(
          'alert-groups.keys.grafana',
          'While the focus is outside of the list and of the panel, ? shows Grafana’s own keys. Those, such as g h, work here too.'
        )}
      </p>
    </Modal>
  );
}

function keys(): Array<{ names: string[]; does: string }> {
  return [
    { names: ['j', 'k'], does: t('alert-groups.keys.rows', 'Next and previous alert group') },
    { names: ['Enter'], does: t('alert-groups.keys.open', 'Open it beside the list') },
    { names: ['x'], does: t('alert-groups.keys.select', 'Select it') },
    { names: ['Shift-x'], does: t('alert-groups.keys.range', 'Select up to it') },
    { names: ['a'], does: t('alert-groups.keys.acknowledge', 'Acknowledge, or unacknowledge') },
    { names: ['r'], does: t('alert-groups.keys.resolve', 'Resolve, or unresolve') },
    { names: ['s'], does: t('alert-groups.keys.silence', 'Silence') },
    { names: ['n'], does: t('alert-groups.keys.note', 'Write a note') },
    { names: ['z', 'Ctrl-z'], does: t('alert-groups.keys.undo', 'Undo, within ten seconds') },
    { names: ['/'], does: t('alert-groups.keys.search', 'Search') },
    { names: ['Esc'], does: t('alert-groups.keys.escape', 'Close the alert group, then select nothing') },
    { names: ['?'], does: t('alert-groups.keys.help', 'Show these keys') },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  keys: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.75, 2),
    margin: 0,
    dd: { margin: 0 },
  }),
  key: css({ marginRight: theme.spacing(0.5) }),
  more: css({ margin: theme.spacing(2, 0, 0), color: theme.colors.text.secondary }),
});
