import { t } from '@grafana/i18n';
import { Card, Stack } from '@grafana/ui';
import React from 'react';
import { type IntegrationType, integrationTypes } from '../../../pkg/contract/integration-types.ts';
import { integrationTypeText } from '../../components/integration/integrationTypeText';

export function TypeChoice({ onChoose }: { onChoose: (type: IntegrationType) => void }) {
  return (
    <Stack direction="column" gap={2}>
      {integrationTypes.map((type) => (
        <Card key={type} noMargin onClick={() => onChoose(type)}>
          <Card.Heading>{integrationTypeText(type)}</Card.Heading>
          <Card.Description>{explanation(type)}</Card.Description>
        </Card>
      ))}
    </Stack>
  );
}

function explanation(type: IntegrationType): string {
  switch (type) {
    case 'webhook':
      return t('integrations.type.webhook-hint', 'Takes any JSON and shows it as it was received.');
    case 'formatted_webhook':
      return t(
        'integrations.type.formatted-webhook-hint',
        'Takes JSON with the fields alert_uid, title, message, state, image_url and link_to_upstream_details.'
      );
    case 'alertmanager':
      return t('integrations.type.alertmanager-hint', 'Takes what the webhook receiver of Alertmanager sends.');
    case 'grafana_alerting':
      return t('integrations.type.grafana-alerting-hint', 'Takes what a webhook contact point of Grafana sends.');
  }
}
