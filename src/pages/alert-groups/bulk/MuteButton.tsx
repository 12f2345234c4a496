import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';
import { useNavigate } from 'react-router-dom';
import { links } from '../../../app/links';
import { mayCall } from '../../../app/permissions';

/** Leads to a new maintenance window of what matches the list's search. */
export function MuteButton({ query }: { query: string }) {
  const navigate = useNavigate();
  const label = t('alert-groups.mute', 'Mute what matches this search until…');
  return mayCall('createMaintenanceWindow') ? (
    <Button
      variant="secondary"
      size="sm"
      icon="bell-slash"
      aria-label={label}
      title={label}
      onClick={() => void navigate(links.newMaintenance({ query }))}
    />
  ) : null;
}
