import { t } from '@grafana/i18n';
import React from 'react';
import type { FilePlace } from '../../../pkg/contract/types.ts';
import { type AsYamlRoute, type FileChanges, useAsYaml } from '../../api/asCode';
import { YamlDrawer } from './YamlDrawer';

interface Props<Route extends AsYamlRoute> {
  /** That writes it. */
  route: Route;
  owned: { readonly uid: string; readonly place?: FilePlace | undefined };
  changes: FileChanges<Route>;
  onClose: () => void;
}

/** What to write into the file that owns it, to have the changes. */
export function TakeToFile<Route extends AsYamlRoute>({
  route,
  owned: { uid, place },
  changes,
  onClose,
}: Props<Route>) {
  const query = useAsYaml(route, uid, changes);
  return (
    <YamlDrawer
      title={takeTitle()}
      about={
        place === undefined
          ? t('as-code.take.about', 'Nothing is changed here. Replace it in the file that owns it.')
          : t('as-code.take.about-place', 'Nothing is changed here. Replace it in {{file}}, line {{line}}.', {
              ...place,
              interpolation: { escapeValue: false },
            })
      }
      fileName={`${uid}.yaml`}
      hasTokens={route === 'getIntegrationAsYaml'}
      query={query}
      onClose={onClose}
    />
  );
}

/** What the button says that opens it. */
export function takeTitle(): string {
  return t('as-code.take.title', 'Take it to your file');
}
