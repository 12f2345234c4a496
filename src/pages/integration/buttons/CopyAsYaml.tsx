import { t } from '@grafana/i18n';
import React, { useState } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useIntegrationAsYaml } from '../../../api/asCode';
import { copyTitle, YamlDrawer } from '../../../components/as-code/YamlDrawer';
import { GuardedButton } from '../../../components/GuardedButton';

/** Shows the integration as a provisioning file. */
export function CopyAsYaml({ integration: { uid } }: { integration: Integration }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton route="getIntegrationAsYaml" variant="secondary" icon="file-alt" onClick={() => setOpen(true)}>
        {copyTitle()}
      </GuardedButton>
      {isOpen && <IntegrationYaml uid={uid} onClose={() => setOpen(false)} />}
    </>
  );
}

function IntegrationYaml({ uid, onClose }: { uid: string; onClose: () => void }) {
  const query = useIntegrationAsYaml(uid, noChanges);
  return (
    <YamlDrawer
      title={copyTitle()}
      about={t('as-code.copy-about', 'The integration as a provisioning file, which owns it once the sidecar has it.')}
      fileName={`${uid}.yaml`}
      query={query}
      onClose={onClose}
    />
  );
}

const noChanges = {};
