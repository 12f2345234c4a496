import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Modal, useStyles2 } from '@grafana/ui';
import React, { useLayoutEffect, useRef } from 'react';
import type { View } from '../../../../pkg/contract/types.ts';
import { useOrderViews } from '../../../api/views';
import { ManagedView } from './ManagedView';

interface Props {
  views: readonly View[];
  /** Shows the view as a provisioning file. */
  onCopy: (view: View) => void;
  onClose: () => void;
}

/** Renames, shares, orders, copies and deletes views, and says with which one the list begins. */
export function ManageViews({ views, onCopy, onClose }: Props) {
  const own = views.filter(({ shared }) => !shared);
  const shared = views.filter((view) => view.shared);
  return (
    <Modal isOpen title={t('alert-groups.views.manage-title', 'Views')} onDismiss={onClose}>
      <ViewList title={t('alert-groups.views.own', 'Mine')} views={own} onCopy={onCopy} />
      <ViewList title={t('alert-groups.views.shared', 'Shared')} views={shared} onCopy={onCopy} />
    </Modal>
  );
}

function ViewList({ title, views, onCopy }: Omit<Props, 'onClose'> & { title: string }) {
  const styles = useStyles2(getStyles);
  const order = useOrderViews();
  const pressed = useRef<HTMLElement | null>(null);
  // A row that moves down leaves the document for a moment, and the focus with it.
  useLayoutEffect(() => pressed.current?.focus(), [views]);
  if (views.length === 0) {
    return null;
  }
  const movable = views.filter(({ provisioned }) => !provisioned);
  const move = (view: View, steps: -1 | 1, button: HTMLElement) => {
    pressed.current = button;
    const uids = movable.map(({ uid }) => uid);
    const at = uids.indexOf(view.uid);
    uids.splice(at, 1);
    uids.splice(at + steps, 0, view.uid);
    order.mutate(uids);
  };
  return (
    <section>
      <h4>{title}</h4>
      <ul className={styles.list} aria-label={title} onBlur={() => (pressed.current = null)}>
        {views.map((view) => (
          <ManagedView
            key={view.uid}
            view={view}
            isFirst={movable[0] === view}
            isLast={movable.at(-1) === view}
            onCopy={() => onCopy(view)}
            onMove={(steps, button) => move(view, steps, button)}
          />
        ))}
      </ul>
    </section>
  );
}

const getStyles = () => ({
  list: css({ listStyle: 'none' }),
});
