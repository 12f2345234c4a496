import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import React from 'react';
import type { DeliveryDetails } from '../../../../../pkg/contract/types.ts';
import { CodeBlock } from '../../../../components/CodeBlock';
import { isJson } from '../../../../components/payload/json/tokens';
import { Payload } from '../../../../components/payload/Payload';

interface Props {
  /** The integration. */
  uid: string;
  delivery: DeliveryDetails;
}

/** What a delivery carried, as a tree or a text, as far as it is kept. Secrets that its type names were masked before. */
export function ReceivedBody({ uid, delivery: { payload, body, size } }: Props) {
  if (payload !== null) {
    return <Payload text={payload} integrationUid={uid} />;
  }
  if (body === null) {
    return <Text color="secondary">{t('deliveries.no-body', 'The body is not stored.')}</Text>;
  }
  if (isJson(body)) {
    return <Payload text={body} integrationUid={uid} />;
  }
  return (
    <CodeBlock
      label={
        new TextEncoder().encode(body).length < size
          ? t('deliveries.body', 'Beginning of the body')
          : t('deliveries.whole-body', 'Body')
      }
      code={body}
    />
  );
}
