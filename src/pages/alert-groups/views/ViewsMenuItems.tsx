import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Menu, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { View } from '../../../../pkg/contract/types.ts';
import { mayCall } from '../../../app/permissions';
import { takeTitle } from '../../../components/as-code/TakeToFile';
import { mayChange, mayOwn, mayShare } from './mayChange';

interface Props {
  views: readonly View[];
  chosen: View | undefined;
  /** Whether the list has left the chosen view. */
  isChanged: boolean;
  onChoose: (view: View) => void;
  onUpdate: (view: View) => void;
  /** Takes what the list shows to the file that owns the chosen view. */
  onTake: () => void;
  onSave: () => void;
  onManage: () => void;
}

type ChangedProps = Pick<Props, 'onChoose' | 'onUpdate' | 'onTake'> & { view: View };

export function ViewsMenuItems({ views, chosen, isChanged, onChoose, onUpdate, onTake, onSave, onManage }: Props) {
  const styles = useStyles2(getStyles);
  const own = views.filter(({ shared }) => !shared);
  const shared = views.filter((view) => view.shared);
  const item = (view: View) => (
    <Menu.Item
      key={view.uid}
      label={view.name}
      role="menuitemradio"
      ariaChecked={view === chosen}
      icon={view === chosen ? 'check' : undefined}
      description={view.isDefault ? t('alert-groups.views.is-default', 'Your list begins with it') : undefined}
      onClick={() => onChoose(view)}
    />
  );
  return (
    <Menu ariaLabel={t('alert-groups.views.menu', 'Views')}>
      <div className={styles.views}>
        {own.length > 0 && <Menu.Group label={t('alert-groups.views.own', 'Mine')}>{own.map(item)}</Menu.Group>}
        {shared.length > 0 && (
          <Menu.Group label={t('alert-groups.views.shared', 'Shared')}>{shared.map(item)}</Menu.Group>
        )}
      </div>
      {views.length > 0 && <Menu.Divider />}
      {chosen && isChanged && <ChangedItems view={chosen} {...{ onChoose, onUpdate, onTake }} />}
      {(mayOwn() || mayShare()) && (
        <Menu.Item label={t('alert-groups.views.save', 'Save this as a view…')} icon="plus" onClick={onSave} />
      )}
      {views.length > 0 && (
        <Menu.Item label={t('alert-groups.views.manage', 'Manage views…')} icon="cog" onClick={onManage} />
      )}
    </Menu>
  );
}

/** What to do with a view that the list has left. */
function ChangedItems({ view, onChoose, onUpdate, onTake }: ChangedProps) {
  const named = { name: view.name, interpolation: { escapeValue: false } };
  return (
    <>
      <Menu.Item
        label={t('alert-groups.views.back-to', 'Back to “{{name}}”', named)}
        icon="history"
        onClick={() => onChoose(view)}
      />
      {mayChange(view) && (
        <Menu.Item
          label={t('alert-groups.views.update', 'Update “{{name}}”', named)}
          icon="save"
          onClick={() => onUpdate(view)}
        />
      )}
      {view.provisioned && mayCall('getViewAsYaml') && (
        <Menu.Item label={takeTitle()} icon="file-alt" onClick={onTake} />
      )}
    </>
  );
}

const getStyles = () => ({
  views: css({ maxHeight: '50vh', maxWidth: 360, overflowY: 'auto' }),
});
