import { Stack } from '@grafana/ui';
import React from 'react';
import type { Alert, AlertGroup } from '../../../../pkg/contract/types.ts';
import { TemplateFailures } from '../../../components/integration/TemplateFailures';
import { Payload } from '../payload/Payload';

interface Props {
  alert: Alert;
  group: AlertGroup;
}

/** What an alert said, and what the templates failed at. */
export function AlertDetails({ alert, group }: Props) {
  return (
    <Stack direction="column" gap={1}>
      <TemplateFailures failures={alert.failures} />
      <Payload text={alert.payload} integrationUid={group.integration.deleted ? undefined : group.integration.uid} />
    </Stack>
  );
}
