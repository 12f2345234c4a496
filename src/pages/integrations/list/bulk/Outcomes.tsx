import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { IntegrationAction } from '../../../../../pkg/contract/integrations/actions.ts';
import type { IntegrationOutcome } from '../../../../api/integrations';

interface Props {
  action: IntegrationAction;
  outcomes: IntegrationOutcome[];
  onClose: () => void;
}

/** What became of each integration: how many are as was wanted, and those that are not with the reason. */
export function Outcomes({ action, outcomes, onClose }: Props) {
  const refused = outcomes.filter(({ outcome }) => outcome !== 'done');
  const number = (outcomes.length - refused.length).toLocaleString();
  return (
    <Alert
      severity={refused.length === 0 ? 'success' : 'warning'}
      role="status"
      title={titleOf(action, number)}
      onRemove={onClose}
    >
      {refused.length > 0 && (
        <ul>
          {refused.map(({ uid, name, message }) => (
            <li key={uid}>
              <bdi>{name ?? uid}</bdi>: {message}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

function titleOf(action: IntegrationAction, number: string): string {
  switch (action) {
    case 'enable':
      return t('integrations.bulk.enabled', 'Enabled: {{number}}', { number });
    case 'disable':
      return t('integrations.bulk.disabled', 'Disabled: {{number}}', { number });
    case 'delete':
      return t('integrations.bulk.deleted', 'Deleted: {{number}}', { number });
  }
}
