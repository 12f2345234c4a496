import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';
import type { ExportFormat } from '../../../../pkg/contract/alert-groups/export-format.ts';
import type { GroupSort, SortOrder } from '../../../../pkg/contract/alert-groups/sorting.ts';
import { routes } from '../../../../pkg/contract/routes.ts';
import { pluginApi } from '../../../api/client/request';
import { routeUrl } from '../../../api/client/routeUrl';

interface Props {
  /** In the language of the search box. */
  query: string;
  sort: GroupSort;
  order: SortOrder;
}

/** Saves all groups that match as a file. The links lead to the sidecar, whose reply the browser saves as it comes. */
export function ExportButton(shown: Props) {
  const label = t('alert-group.export.button', 'Export');
  const menu = () => (
    <Menu ariaLabel={label}>
      <Menu.Item label={t('alert-group.export.csv', 'CSV, for spreadsheets')} icon="table" {...linkTo(shown, 'csv')} />
      <Menu.Item
        label={t('alert-group.export.jsonl', 'JSON lines, for programs')}
        icon="brackets-curly"
        {...linkTo(shown, 'jsonl')}
      />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button variant="secondary" size="sm" icon="download-alt" aria-haspopup="menu" aria-label={label} title={label} />
    </Dropdown>
  );
}

/** With a target of its own Grafana leaves the link to the browser; what cannot be exported is told there, and the list stays. */
function linkTo(shown: Props, format: ExportFormat): { url: string; target: '_blank' } {
  const path = routeUrl(routes.exportAlertGroups.path, {}, { ...shown, format });
  return { url: `${config.appSubUrl}${pluginApi}/resources/${path}`, target: '_blank' };
}
