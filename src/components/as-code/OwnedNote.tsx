import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../pkg/contract/types.ts';
import { mayCall } from '../../app/permissions';
import { ownedText } from './ownedText';
import { takeTitle } from './TakeToFile';

/** Says of an integration that a file owns what to do to change it; renders nothing for others. */
export function OwnedNote({ integration }: { integration: Integration }) {
  const title = ownedText(integration);
  return title === undefined ? null : (
    <Alert severity="info" role="status" title={title}>
      {mayCall('getIntegrationAsYaml') &&
        t(
          'as-code.how',
          'Change here what you like: “{{button}}” shows what to write into the file. Nothing is saved.',
          {
            button: takeTitle(),
            interpolation: { escapeValue: false },
          }
        )}
    </Alert>
  );
}
