import { t } from '@grafana/i18n';
import React from 'react';
import { Link } from 'react-router-dom';
import type { AlertGroupSummary } from '../../../../../pkg/contract/types.ts';
import { links } from '../../../../app/links';

export function IntegrationCell({ integration: { uid, name, deleted } }: Pick<AlertGroupSummary, 'integration'>) {
  if (deleted) {
    return (
      <span title={name}>
        <bdi>{name}</bdi> {t('alert-groups.integration-deleted', '(deleted)')}
      </span>
    );
  }
  return (
    <Link to={links.integration(uid)} title={name}>
      <bdi>{name}</bdi>
    </Link>
  );
}
