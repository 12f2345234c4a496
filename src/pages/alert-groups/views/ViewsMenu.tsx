import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Dropdown, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { View } from '../../../../pkg/contract/types.ts';
import { useUpdateView, useViews } from '../../../api/views';
import { cut } from '../../../components/cut';
import { ManageViews } from './ManageViews';
import { SaveView } from './SaveView';
import { contentOf, differs, type Shown } from './shownView';
import { ViewsMenuItems } from './ViewsMenuItems';

interface Props extends Shown {
  /** The uid of the view that was chosen, if any. */
  view: string | null | undefined;
  /** Called with the view that the list is to show. */
  onChoose: (view: View) => void;
}

/** The button that says which view the list shows, and whether the list has left it; its menu leads to the others. */
export function ViewsMenu({ view: uid, onChoose, ...shown }: Props) {
  const styles = useStyles2(getStyles);
  const { views } = useViews();
  const update = useUpdateView();
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const chosen = views.find((view) => view.uid === uid);
  const isChanged = chosen !== undefined && differs(shown, chosen);
  // The menu that closes gives the focus back to its button, and would take it from the dialog.
  const open = (wanted: typeof dialog) => setTimeout(() => setDialog(wanted));
  const close = () => setDialog(undefined);
  const menu = () => (
    <ViewsMenuItems
      views={views}
      chosen={chosen}
      isChanged={isChanged}
      onChoose={onChoose}
      onUpdate={({ uid }) => update.mutate({ uid, ...contentOf(shown) })}
      onSave={() => open('save')}
      onManage={() => open('manage')}
    />
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-start">
        <Button variant="secondary" size="sm" icon="bookmark" aria-haspopup="menu" className={styles.button}>
          <bdi className={styles.name}>{chosen?.name ?? t('alert-groups.views.button', 'Views')}</bdi>
          {isChanged && <em className={styles.changed}>{t('alert-groups.views.changed', 'changed')}</em>}
        </Button>
      </Dropdown>
      {dialog === 'save' && <SaveView shown={shown} onSaved={onChoose} onClose={close} />}
      {dialog === 'manage' && <ManageViews views={views} onClose={close} />}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({ maxWidth: 220, '> span': { minWidth: 0 } }),
  name: css(cut),
  changed: css({ marginLeft: theme.spacing(0.75), color: theme.colors.text.secondary, fontWeight: 'normal' }),
});
