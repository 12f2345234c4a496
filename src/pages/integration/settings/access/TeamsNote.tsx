import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import { useTeamKnowledge } from '../../../../api/teams';

/** Says why what is granted to teams reaches nobody, or may soon, and how to mend that. Nothing where all is well. */
export function TeamsNote({ isNeeded }: { isNeeded: boolean }) {
  const { data } = useTeamKnowledge(isNeeded);
  if (!isNeeded || data === undefined) {
    return null;
  }
  if (data.state === 'off') {
    return (
      <Alert
        severity="warning"
        role="status"
        title={t(
          'access.no-token',
          'What is granted to teams reaches nobody: Bellhook has no token to ask Grafana who is in them'
        )}
      >
        {t(
          'access.no-token-hint',
          'Make a service account with the role Admin in Grafana, give its token to the sidecar in BELLHOOK_GRAFANA_TOKENS and Grafana’s address in BELLHOOK_GRAFANA_URL, and restart the sidecar. Grants to users need none of this.'
        )}
      </Alert>
    );
  }
  return data.problem === null ? null : (
    <Alert
      severity="warning"
      role="status"
      title={t('access.teams-unknown', 'Grafana does not say who is in which team')}
    >
      {data.problem}
    </Alert>
  );
}
