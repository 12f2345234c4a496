import { Card, Stack } from '@grafana/ui';
import React from 'react';
import { type IntegrationType, integrationTypes } from '../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../pkg/integration-types/presentations.ts';

export function TypeChoice({ onChoose }: { onChoose: (type: IntegrationType) => void }) {
  return (
    <Stack direction="column" gap={2}>
      {integrationTypes.map((type) => (
        <Card key={type} noMargin onClick={() => onChoose(type)}>
          <Card.Heading>{presentations[type].texts.name()}</Card.Heading>
          <Card.Description>{presentations[type].texts.hint()}</Card.Description>
        </Card>
      ))}
    </Stack>
  );
}
