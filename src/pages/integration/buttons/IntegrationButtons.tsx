import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { changeRoute } from '../../../components/as-code/changeRoute';
import { CopyAsYaml } from '../../../components/as-code/CopyAsYaml';
import { ownedText } from '../../../components/as-code/ownedText';
import { GuardedButton } from '../../../components/GuardedButton';
import { DeleteIntegrationModal } from './DeleteIntegrationModal';
import { DuplicateButton } from './DuplicateButton';
import { EditIntegrationDrawer } from './EditIntegrationDrawer';
import { EnableButton } from './EnableButton';
import { RotateTokenModal } from './RotateTokenModal';

export function IntegrationButtons({ integration }: { integration: Integration }) {
  const [open, setOpen] = useState<'edit' | 'rotate' | 'delete'>();
  const navigate = useNavigate();
  const close = () => setOpen(undefined);
  const blockedBy = ownedText(integration);
  return (
    <Stack gap={1} wrap="wrap">
      <GuardedButton route={changeRoute(integration)} variant="secondary" icon="edit" onClick={() => setOpen('edit')}>
        {t('integration.edit', 'Edit')}
      </GuardedButton>
      <EnableButton integration={integration} blockedBy={blockedBy} />
      <DuplicateButton uid={integration.uid} />
      <CopyAsYaml route="getIntegrationAsYaml" uid={integration.uid} />
      <GuardedButton
        route="createMaintenanceWindow"
        variant="secondary"
        icon="calendar-alt"
        onClick={() => void navigate(links.newMaintenance({ integration: integration.uid }))}
      >
        {t('maintenance.title', 'Maintenance')}
      </GuardedButton>
      <GuardedButton
        route="rotateToken"
        blockedBy={blockedBy}
        variant="secondary"
        icon="sync"
        onClick={() => setOpen('rotate')}
      >
        {t('integration.rotate', 'Rotate token')}
      </GuardedButton>
      <GuardedButton
        route="deleteIntegration"
        blockedBy={blockedBy}
        variant="destructive"
        icon="trash-alt"
        onClick={() => setOpen('delete')}
      >
        {t('integration.delete', 'Delete')}
      </GuardedButton>
      {open === 'edit' && <EditIntegrationDrawer integration={integration} onClose={close} />}
      {open === 'rotate' && <RotateTokenModal integration={integration} onClose={close} />}
      <DeleteIntegrationModal integration={integration} isOpen={open === 'delete'} onClose={close} />
    </Stack>
  );
}
