import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import { Popover } from '../../../components/Popover';
import type { ListLook } from '../table/listLook';

const ColumnChoice = lazy(() => import('./ColumnChoice').then((choice) => ({ default: choice.ColumnChoice })));

interface Props {
  look: ListLook;
  /** The labels that the shown groups have. */
  labelNames: readonly string[];
  onChange: (change: Partial<ListLook>) => void;
}

/** Which columns the list has, in which order, and how many lines a row may take. */
export function ColumnsButton(props: Props) {
  const title = t('alert-groups.columns.title', 'Columns');
  return (
    <Popover
      placement="bottom-end"
      name={title}
      title={title}
      content={
        <Suspense fallback={null}>
          <ColumnChoice {...props} />
        </Suspense>
      }
    >
      <Button variant="secondary" size="sm" icon="columns">
        {t('alert-groups.columns.button', 'Columns')}
      </Button>
    </Popover>
  );
}
