import { t } from '@grafana/i18n';
import { Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { lazy, Suspense, useState } from 'react';
import type { Alert, AlertGroup } from '../../../../pkg/contract/types.ts';
import { TemplateFailures } from '../../../components/integration/TemplateFailures';
import { Payload } from '../../../components/payload/Payload';

const Explanation = lazy(() =>
  import('../explain/Explanation').then((explanation) => ({ default: explanation.Explanation }))
);

interface Props {
  alert: Alert;
  group: AlertGroup;
}

/** What an alert said, what the templates failed at, and why it is in its group. */
export function AlertDetails({ alert, group }: Props) {
  const [isExplained, setExplained] = useState(false);
  return (
    <Stack direction="column" gap={1}>
      <TemplateFailures failures={alert.failures} />
      <Payload text={alert.payload} integrationUid={group.integration.deleted ? undefined : group.integration.uid} />
      <div>
        <Button
          size="sm"
          variant="secondary"
          icon="question-circle"
          aria-expanded={isExplained}
          onClick={() => setExplained(!isExplained)}
        >
          {t('alert-group.explain.title', 'Why is this here?')}
        </Button>
      </div>
      {isExplained && (
        <Suspense fallback={<LoadingPlaceholder text={t('components.query-view.loading', 'Loading…')} />}>
          <Explanation groupId={group.id} alertId={alert.id} />
        </Suspense>
      )}
    </Stack>
  );
}
