import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { ProvisioningStatus } from '../../../pkg/contract/types.ts';
import { useOrgAsYaml, useProvisioning } from '../../api/asCode';
import { YamlDrawer } from '../../components/as-code/YamlDrawer';
import { QueryView } from '../../components/QueryView';
import { Section } from '../../components/Section';
import { ExactTime } from '../../components/time/ExactTime';
import { FileFaults } from './FileFaults';

/** What came of the provisioning files, and all of the org as one. */
export function AsCode() {
  const query = useProvisioning();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t('config.as-code.title', 'Provisioning files')}>
      <QueryView query={query}>
        {(status) => (
          <Stack direction="column" gap={2} alignItems="flex-start">
            {status.failure && <FileFaults failure={status.failure} />}
            <Text color="secondary">
              <Applied status={status} />
            </Text>
            <Button variant="secondary" icon="file-alt" onClick={() => setOpen(true)}>
              {t('config.as-code.copy', 'Copy all as YAML')}
            </Button>
          </Stack>
        )}
      </QueryView>
      {isOpen && <OrgYaml onClose={() => setOpen(false)} />}
    </Section>
  );
}

function Applied({ status: { enabled, appliedAt } }: { status: ProvisioningStatus }) {
  if (!enabled) {
    return <>{t('config.as-code.off', 'The sidecar reads none: BELLHOOK_PROVISIONING_PATH names their folder.')}</>;
  }
  return appliedAt === null ? (
    <>{t('config.as-code.never', 'They were not applied since the sidecar started.')}</>
  ) : (
    <>
      {t('config.as-code.applied', 'Applied:')} <ExactTime at={appliedAt} />
    </>
  );
}

function OrgYaml({ onClose }: { onClose: () => void }) {
  const query = useOrgAsYaml();
  return (
    <YamlDrawer
      title={t('config.as-code.copy', 'Copy all as YAML')}
      about={t(
        'config.as-code.about',
        'All that the org has as one provisioning file, which owns it once the sidecar has it.'
      )}
      fileName="bellhook.yaml"
      hasTokens
      query={query}
      onClose={onClose}
    />
  );
}
