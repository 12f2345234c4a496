import { t } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { TemplateName } from '../../../../../pkg/contract/templates/templates.ts';
import { errorText } from '../../../../api/client/ApiError';
import { useDryRun } from '../../../../api/templates';
import { DryRunResult } from './DryRunResult';

interface Props {
  uid: string;
  /** The drafts. */
  changes: Partial<Record<TemplateName, string>>;
  /** What the button says, if these are no drafts yet. */
  label?: string;
}

/** Groups the newest stored alerts anew with the drafts, and says what would be different. Nothing is changed by it. */
export function DryRun({ uid, changes, label }: Props) {
  const run = useDryRun(uid);
  const isEmpty = Object.keys(changes).length === 0;
  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <Button
          variant="secondary"
          icon="history"
          disabled={isEmpty || run.isPending}
          onClick={() => run.mutate({ templates: changes, alerts })}
        >
          {label ?? t('templates.dry-run.try', 'Try the drafts on the last {{count}} alerts', { count: alerts })}
        </Button>
        <Text color="secondary" variant="bodySmall">
          {run.isPending
            ? t('templates.dry-run.running', 'Grouping them anew…')
            : t('templates.dry-run.hint', 'It shows what would merge, split and end differently, and changes nothing.')}
        </Text>
      </Stack>
      {run.error && <Alert severity="error" title={errorText(run.error)} />}
      {run.data && <DryRunResult result={run.data} />}
    </Stack>
  );
}

const alerts = 200;
