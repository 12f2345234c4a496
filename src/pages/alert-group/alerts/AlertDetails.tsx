import { t } from '@grafana/i18n';
import { Button, LoadingPlaceholder, Stack, TextLink } from '@grafana/ui';
import React, { lazy, Suspense, useState } from 'react';
import type { Alert, AlertGroup } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { useMay } from '../../../app/permissions';
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
  const may = useMay();
  const [isExplained, setExplained] = useState(false);
  return (
    <Stack direction="column" gap={1}>
      <TemplateFailures failures={alert.failures} />
      <Payload text={alert.payload} integrationUid={group.integration.deleted ? undefined : group.integration.uid} />
      <Stack alignItems="center" gap={2} wrap="wrap">
        <Button
          size="sm"
          variant="secondary"
          icon="question-circle"
          aria-expanded={isExplained}
          onClick={() => setExplained(!isExplained)}
        >
          {t('alert-group.explain.title', 'Why is this here?')}
        </Button>
        {may('previewTemplates') && !group.integration.deleted && (
          <TextLink variant="bodySmall" href={links.templatesOn(group.integration.uid, 'alert', alert.id)}>
            {t('alert-group.try-templates', 'Try the templates on it')}
          </TextLink>
        )}
      </Stack>
      {isExplained && (
        <Suspense fallback={<LoadingPlaceholder text={t('components.query-view.loading', 'Loading…')} />}>
          <Explanation groupId={group.id} alertId={alert.id} />
        </Suspense>
      )}
    </Stack>
  );
}
