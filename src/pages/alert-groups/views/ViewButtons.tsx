import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, Stack, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { View } from '../../../../pkg/contract/types.ts';
import { useUpdateView } from '../../../api/views';
import { mayCall } from '../../../app/permissions';
import { mayChange, mayOwn, mayShare } from './mayChange';

interface Props {
  view: View;
  isFirst: boolean;
  isLast: boolean;
  /** @param button that was pressed; it is to keep the focus */
  onMove: (steps: -1 | 1, button: HTMLElement) => void;
  /** Shows it as a provisioning file. */
  onCopy: () => void;
  onRename: () => void;
  onDelete: () => void;
}

/** What the user may do to a view. */
export function ViewButtons({ view, onCopy, ...rest }: Props) {
  return (
    <Stack gap={0.5} alignItems="center">
      <DefaultButtons view={view} />
      {mayCall('getViewAsYaml') && (
        <IconButton
          name="file-alt"
          tooltip={t('alert-groups.views.copy', 'Copy “{{name}}” as YAML', {
            name: view.name,
            interpolation: { escapeValue: false },
          })}
          onClick={onCopy}
        />
      )}
      {mayChange(view) && <ChangeButtons view={view} {...rest} />}
    </Stack>
  );
}

function DefaultButtons({ view: { uid, name, shared, isDefault, isOrgDefault } }: { view: View }) {
  const update = useUpdateView();
  const named = { name, interpolation: { escapeValue: false } };
  return (
    <>
      {mayOwn() && (
        <IconButton
          name={isDefault ? 'favorite' : 'star'}
          iconType={isDefault ? 'mono' : 'default'}
          aria-pressed={isDefault}
          tooltip={
            isDefault
              ? t('alert-groups.views.is-default', 'Your list begins with it')
              : t('alert-groups.views.make-default', 'Begin my list with “{{name}}”', named)
          }
          onClick={() => update.mutate({ uid, isDefault: !isDefault })}
        />
      )}
      {shared && mayShare() && (
        <IconButton
          name="building"
          aria-pressed={isOrgDefault}
          tooltip={
            isOrgDefault
              ? t('alert-groups.views.end-org-default', 'Let “{{name}}” be the default of the org no more', named)
              : t('alert-groups.views.make-org-default', 'Make “{{name}}” the default of the org', named)
          }
          onClick={() => update.mutate({ uid, isOrgDefault: !isOrgDefault })}
        />
      )}
    </>
  );
}

function ChangeButtons({
  view: { uid, name, shared },
  isFirst,
  isLast,
  onMove,
  onRename,
  onDelete,
}: Omit<Props, 'onCopy'>) {
  const styles = useStyles2(getStyles);
  const update = useUpdateView();
  const named = { name, interpolation: { escapeValue: false } };
  return (
    <>
      <IconButton
        name="arrow-up"
        aria-disabled={isFirst}
        className={isFirst ? styles.off : undefined}
        tooltip={t('alert-groups.views.up', 'Move “{{name}}” up', named)}
        onClick={(event) => !isFirst && onMove(-1, event.currentTarget)}
      />
      <IconButton
        name="arrow-down"
        aria-disabled={isLast}
        className={isLast ? styles.off : undefined}
        tooltip={t('alert-groups.views.down', 'Move “{{name}}” down', named)}
        onClick={(event) => !isLast && onMove(1, event.currentTarget)}
      />
      <IconButton name="pen" tooltip={t('alert-groups.views.rename', 'Rename “{{name}}”', named)} onClick={onRename} />
      {mayShare() && (
        <IconButton
          name={shared ? 'lock' : 'share-alt'}
          tooltip={
            shared
              ? t('alert-groups.views.unshare', 'Keep “{{name}}” to myself', named)
              : t('alert-groups.views.share', 'Share “{{name}}” with everybody in this org', named)
          }
          onClick={() => update.mutate({ uid, shared: !shared })}
        />
      )}
      <IconButton
        name="trash-alt"
        tooltip={t('alert-groups.views.delete', 'Delete “{{name}}”', named)}
        onClick={onDelete}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  off: css({ opacity: theme.colors.action.disabledOpacity, cursor: 'not-allowed' }),
});
