import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { useIsRecovered } from '../../../../api/groupHistory';
import { numberOf } from '../../../../api/operations/operation';
import type { DialogProps } from './ActionDialog';
import { firingText } from './firingText';
import { FormDialog } from './FormDialog';
import { ReasonField, reasonOf } from './ReasonField';
import { targetText } from './targetText';

export function ResolveDialog({ target, onAct, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const [only] = numberOf(target) === undefined ? [] : target.shown;
  const firing = firingText(target, useIsRecovered(only?.instances === null ? only : undefined));
  return (
    <FormDialog
      title={t('alert-groups.resolve.title', 'Resolve {{what}}', { what: targetText(target) })}
      submit={t('alert-groups.action.resolve', 'Resolve')}
      onSubmit={() => onAct({ action: 'resolve', ...reasonOf(reason) })}
      onClose={onClose}
    >
      <Stack direction="column" gap={2}>
        {firing !== undefined && (
          <Alert severity="warning" title={firing} bottomSpacing={0}>
            {t('alert-groups.resolve.next', 'The next alert opens a new alert group.')}
          </Alert>
        )}
        <ReasonField value={reason} onChange={setReason} />
      </Stack>
    </FormDialog>
  );
}
