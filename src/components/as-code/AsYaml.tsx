import { t } from '@grafana/i18n';
import React from 'react';
import { type AsYamlRoute, useAsYaml } from '../../api/asCode';
import { YamlDrawer } from './YamlDrawer';

interface Props {
  /** That writes it. */
  route: AsYamlRoute;
  uid: string;
  /** What else is to be known of it. */
  note?: string;
  onClose: () => void;
}

/** One thing as a provisioning file, as it is in force. */
export function AsYaml({ route, uid, note = '', onClose }: Props) {
  const query = useAsYaml(route, uid, noChanges);
  return (
    <YamlDrawer
      title={copyTitle()}
      about={`${t('as-code.copy-about', 'As a provisioning file, which owns it once the sidecar has it.')} ${note}`.trim()}
      fileName={`${uid}.yaml`}
      hasTokens={route === 'getIntegrationAsYaml'}
      query={query}
      onClose={onClose}
    />
  );
}

/** What the button says that opens it. */
export function copyTitle(): string {
  return t('as-code.copy', 'Copy as YAML');
}

const noChanges = {};
