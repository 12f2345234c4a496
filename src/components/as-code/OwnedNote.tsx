import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { AsYamlRoute } from '../../api/asCode';
import { mayCall } from '../../app/permissions';
import { type Owned, ownedText } from './ownedText';
import { takeTitle } from './TakeToFile';

interface Props {
  owned: Owned;
  /** That writes it. */
  route: AsYamlRoute;
}

/** Says of what a file owns what to do to change it; renders nothing for what none does. */
export function OwnedNote({ owned, route }: Props) {
  const title = ownedText(owned);
  return title === undefined ? null : (
    <Alert severity="info" role="status" title={title}>
      {mayCall(route) &&
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
