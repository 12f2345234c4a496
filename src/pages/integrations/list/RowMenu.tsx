import { t } from '@grafana/i18n';
import { Dropdown, IconButton, Menu } from '@grafana/ui';
import React, { useState } from 'react';
import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { useSetEnabled } from '../../../api/integrations';
import { ownedText } from '../../../components/as-code/ownedText';
import { DisableModal } from '../../../components/integration/DisableModal';
import { useDuplicate } from '../../../components/integration/useDuplicate';

/** What can be done to one integration of the list. */
export function RowMenu({ integration }: { integration: IntegrationSummary }) {
  const { uid, name, settings } = integration;
  const setEnabled = useSetEnabled(uid);
  const duplicate = useDuplicate();
  const [isAsking, setAsking] = useState(false);
  const blockedBy = ownedText(integration);
  const menu = (
    <Menu>
      <Menu.Item
        label={t('integration.duplicate.button', 'Duplicate')}
        icon="copy"
        disabled={duplicate.isPending}
        onClick={() => duplicate.mutate(uid)}
      />
      <Menu.Item
        label={settings.enabled ? t('integration.disable.button', 'Disable') : t('integration.enable.button', 'Enable')}
        icon={settings.enabled ? 'pause' : 'play'}
        disabled={blockedBy !== undefined || setEnabled.isPending}
        description={blockedBy}
        onClick={() => (settings.enabled ? setAsking(true) : setEnabled.mutate(true))}
      />
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <IconButton
          name="ellipsis-v"
          size="lg"
          aria-label={t('integrations.list.menu', 'Actions on {{name}}', {
            name,
            interpolation: { escapeValue: false },
          })}
        />
      </Dropdown>
      {isAsking && (
        <DisableModal isOpen disable={() => setEnabled.mutateAsync(false)} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
