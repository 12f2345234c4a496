import { t } from '@grafana/i18n';
import React from 'react';
import type { Integration } from '../../../pkg/contract/types.ts';
import { type FileChanges, useIntegrationAsYaml } from '../../api/asCode';
import { YamlDrawer } from './YamlDrawer';

interface Props {
  integration: Pick<Integration, 'uid' | 'place'>;
  changes: FileChanges;
  onClose: () => void;
}

/** What to write into the file that owns an integration, to have the changes. */
export function TakeToFile({ integration: { uid, place }, changes, onClose }: Props) {
  const query = useIntegrationAsYaml(uid, changes);
  return (
    <YamlDrawer
      title={takeTitle()}
      about={
        place === undefined
          ? t('as-code.take.about', 'Nothing is changed here. Replace the integration in the file that owns it.')
          : t(
              'as-code.take.about-place',
              'Nothing is changed here. Replace the integration in {{file}}, line {{line}}.',
              { ...place, interpolation: { escapeValue: false } }
            )
      }
      fileName={`${uid}.yaml`}
      query={query}
      onClose={onClose}
    />
  );
}

/** What the button says that opens it. */
export function takeTitle(): string {
  return t('as-code.take.title', 'Take it to your file');
}
