import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Dropdown, useStyles2 } from '@grafana/ui';
import React, { useRef, useState } from 'react';
import type { View } from '../../../../pkg/contract/types.ts';
import { useUpdateView, useViews } from '../../../api/views';
import { AsYaml } from '../../../components/as-code/AsYaml';
import { TakeToFile } from '../../../components/as-code/TakeToFile';
import { cut } from '../../../components/cut';
import { focusedNow, giveFocusBack } from '../../../components/focusBack';
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
  const [dialog, setDialog] = useState<'save' | 'manage' | 'take'>();
  const [copied, setCopied] = useState<View>();
  const button = useRef<HTMLElement>();
  const chosen = views.find((view) => view.uid === uid);
  const isChanged = chosen !== undefined && differs(shown, chosen);
  // The menu that closes gives the focus back to its button, and would take it from the dialog.
  const open = (wanted: typeof dialog) => {
    button.current = focusedNow();
    setTimeout(() => setDialog(wanted));
  };
  const close = () => {
    setDialog(undefined);
    giveFocusBack(() => button.current);
  };
  const menu = () => (
    <ViewsMenuItems
      views={views}
      chosen={chosen}
      isChanged={isChanged}
      onChoose={onChoose}
      onUpdate={({ uid }) => update.mutate({ uid, ...contentOf(shown) })}
      onTake={() => open('take')}
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
      {dialog === 'manage' && (
        <ManageViews
          views={views}
          onCopy={(view) => {
            close();
            setCopied(view);
          }}
          onClose={close}
        />
      )}
      {dialog === 'take' && chosen && (
        <TakeToFile route="getViewAsYaml" owned={chosen} changes={contentOf(shown)} onClose={close} />
      )}
      {copied && (
        <AsYaml
          route="getViewAsYaml"
          uid={copied.uid}
          note={
            copied.shared
              ? undefined
              : t('alert-groups.views.copy-own', 'It is then shared with everybody in this org.')
          }
          onClose={() => {
            setCopied(undefined);
            giveFocusBack(() => button.current);
          }}
        />
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({ maxWidth: 220, '> span': { minWidth: 0 } }),
  name: css(cut),
  changed: css({ marginLeft: theme.spacing(0.75), color: theme.colors.text.secondary, fontWeight: 'normal' }),
});
