import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, Stack, useStyles2 } from '@grafana/ui';
import React, { type ComponentProps, useState } from 'react';
import { useDeleteView, useUpdateView } from '../../../api/views';
import { ProvisionedBadge } from '../../../components/integration/ProvisionedBadge';
import { RenameView } from './RenameView';
import { takeFocus } from './takeFocus';
import { ViewButtons } from './ViewButtons';

type Props = Omit<ComponentProps<typeof ViewButtons>, 'onRename' | 'onDelete'>;

/** A view with what the user may do to it. */
export function ManagedView({ view, ...moving }: Props) {
  const styles = useStyles2(getStyles);
  const [asked, setAsked] = useState<'rename' | 'delete'>();
  const update = useUpdateView();
  const remove = useDeleteView();
  const { uid, name, isOrgDefault, provisioned, place } = view;
  const named = { name, interpolation: { escapeValue: false } };
  const done = () => setAsked(undefined);
  if (asked === 'rename') {
    return (
      <li className={styles.row}>
        <RenameView
          name={name}
          onRename={(name) => update.mutate({ uid, name }, { onSuccess: done })}
          onCancel={done}
        />
      </li>
    );
  }
  if (asked === 'delete') {
    return (
      <li className={styles.row}>
        <span className={styles.name}>{t('alert-groups.views.delete-ask', 'Delete “{{name}}”?', named)}</span>
        <Stack gap={1}>
          <Button
            size="sm"
            variant="destructive"
            ref={takeFocus}
            disabled={remove.isPending}
            onClick={() => remove.mutate(uid, { onSettled: done })}
          >
            {t('alert-groups.views.delete-confirm', 'Delete')}
          </Button>
          <Button size="sm" variant="secondary" onClick={done}>
            {t('alert-groups.views.cancel', 'Cancel')}
          </Button>
        </Stack>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <bdi>{name}</bdi> {provisioned && <ProvisionedBadge place={place} />}
        {isOrgDefault && (
          <Badge
            color="blue"
            text={t('alert-groups.views.org-default', 'Default of the org')}
            tooltip={t('alert-groups.views.org-default-hint', 'The list of those who have chosen none begins with it')}
          />
        )}
      </span>
      <ViewButtons view={view} {...moving} onRename={() => setAsked('rename')} onDelete={() => setAsked('delete')} />
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    minHeight: theme.spacing(5),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({ minWidth: 0, overflowWrap: 'anywhere' }),
});
