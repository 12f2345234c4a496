import { formattedValueToString, getValueFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import React from 'react';
import type { DeliveryDetails } from '../../../../../pkg/contract/types.ts';
import { type Fact, FactList } from '../../../../components/FactList';
import { ExactTime } from '../../../../components/time/ExactTime';
import { cameByText } from '../cameByText';
import { senderText } from '../senderText';

/** How a delivery was sent, as far as that is kept. */
export function SentRequest({ delivery }: { delivery: DeliveryDetails }) {
  const { receivedAt, address, size, tookMs, request, cameBy } = delivery;
  const facts: Array<Fact | false> = [
    { label: t('deliveries.column.received', 'Received'), value: <ExactTime at={receivedAt} /> },
    {
      label: t('deliveries.column.address', 'From'),
      value: <bdi>{senderText(address)}</bdi>,
    },
    cameBy !== null && { label: t('deliveries.request.url', 'URL'), value: cameByText(cameBy) },
    request !== null && { label: t('deliveries.request.method', 'Method'), value: <bdi>{request.method}</bdi> },
    { label: t('deliveries.column.size', 'Size'), value: formattedValueToString(getValueFormat('bytes')(size)) },
    tookMs !== null && {
      label: t('deliveries.request.took', 'Time taken'),
      value: t('deliveries.request.took-value', '{{tookMs}} ms until it was understood', { tookMs }),
    },
    ...Object.entries(request?.headers ?? {}).map(([name, value]) => ({ label: name, value: <bdi>{value}</bdi> })),
    ...(request?.secretHeaders ?? []).map((name) => ({
      label: name,
      value: t('deliveries.request.secret', '•••• (present)'),
    })),
  ];
  return (
    <>
      <FactList facts={facts.filter((fact) => fact !== false)} />
      <Text color="secondary" variant="bodySmall">
        {t(
          'deliveries.request.kept',
          'Of a rejected request those headers are kept that help to mend its sender; of others, to be quick, the content type and those that templates read. Values of secret headers never are.'
        )}
      </Text>
    </>
  );
}
