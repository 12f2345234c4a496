import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Checkbox, Combobox, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type ColumnId, columnText, defaultColumns, isLabel, labelColumn, labelOf } from '../table/columns';
import { defaultLook, type ListLook } from '../table/listLook';
import { moved } from './moved';

interface Props {
  look: ListLook;
  labelNames: readonly string[];
  onChange: (change: Partial<ListLook>) => void;
}

export function ColumnChoice({ look: { columns, hasTwoLines }, labelNames, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const change = (changed: readonly ColumnId[]) => onChange({ columns: changed });
  const left = defaultColumns.filter((id) => !columns.includes(id));
  const labels = labelNames.filter((name) => !columns.includes(labelColumn(name)));
  return (
    <div className={styles.choice}>
      <ul className={styles.columns}>
        {columns.map((id, place) => (
          <li key={id} className={styles.column}>
            <Checkbox
              value
              disabled={id === 'title'}
              label={nameOf(id)}
              onChange={() => change(columns.filter((one) => one !== id))}
            />
            <span>
              <IconButton
                name="arrow-up"
                size="sm"
                disabled={place === 0}
                aria-label={t('alert-groups.columns.earlier', 'Move {{column}} to the front', plain(id))}
                onClick={() => change(moved(columns, place, -1))}
              />
              <IconButton
                name="arrow-down"
                size="sm"
                disabled={place === columns.length - 1}
                aria-label={t('alert-groups.columns.later', 'Move {{column}} to the end', plain(id))}
                onClick={() => change(moved(columns, place, 1))}
              />
            </span>
          </li>
        ))}
        {left.map((id) => (
          <li key={id} className={styles.column}>
            <Checkbox value={false} label={nameOf(id)} onChange={() => change([...columns, id])} />
          </li>
        ))}
      </ul>
      <Combobox
        aria-label={t('alert-groups.columns.label', 'Add a column for a label')}
        placeholder={t('alert-groups.columns.label', 'Add a column for a label')}
        options={labels.map((name) => ({ value: name }))}
        value={null}
        createCustomValue
        onChange={({ value }) => value.trim() !== '' && change([...new Set([...columns, labelColumn(value.trim())])])}
      />
      <Checkbox
        value={hasTwoLines}
        label={t('alert-groups.columns.two-lines', 'Titles may take two lines')}
        onChange={() => onChange({ hasTwoLines: !hasTwoLines })}
      />
      <Button
        variant="secondary"
        size="sm"
        onClick={() => onChange({ columns: defaultLook.columns, hasTwoLines: defaultLook.hasTwoLines })}
      >
        {t('alert-groups.columns.reset', 'Reset')}
      </Button>
    </div>
  );
}

function nameOf(id: ColumnId): string {
  return isLabel(id) ? t('alert-groups.columns.of-label', 'Label {{name}}', { name: labelOf(id) }) : columnText(id);
}

function plain(id: ColumnId) {
  return { column: nameOf(id), interpolation: { escapeValue: false } };
}

const getStyles = (theme: GrafanaTheme2) => ({
  choice: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    width: theme.spacing(32),
    '& > :nth-child(2)': { width: '100%' },
  }),
  columns: css({ width: '100%', maxHeight: '50vh', overflow: 'auto', listStyle: 'none' }),
  column: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'center', minHeight: theme.spacing(3) }),
});
