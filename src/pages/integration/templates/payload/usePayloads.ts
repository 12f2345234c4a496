import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useState } from 'react';
import type { Delivery, Integration } from '../../../../../pkg/contract/types.ts';
import type { TypeExamples } from '../../../../../pkg/integration-types/type-presentation.ts';
import { useDeliveries } from '../../../../api/deliveries';
import { useNewestPayload } from '../../../../api/templates';
import { useTypeGuide } from '../../../../components/integration/useTypeGuide';
import { formatJsonText } from '../../../../components/payload/json/formatJsonText';

/** A payload on which templates can be tried. */
export interface PayloadSource {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly isExample?: true;
  /** JSON text, unless the sender sent something else. */
  readonly text: string;
}

/** The id of what somebody has typed. */
export const ownPayload = 'own';

/** The payloads that can be chosen, and the one that is. */
export function usePayloads({ uid, type }: Integration) {
  const newest = useNewestPayload(uid);
  const guide = useTypeGuide(type);
  const deliveries = useDeliveries(uid);
  const [typed, setTyped] = useState('');
  const [wish, setWish] = useState<string>();

  const sources = listSources(newest.data, deliveries.data?.items ?? [], guide.data?.examples);
  const first = newest.isFetched ? sources[0] : undefined;
  const source = sources.find(({ id }) => id === wish) ?? first;
  const isOwn = wish === ownPayload;
  return {
    sources,
    /** Undefined until it is known what there is. */
    chosen: isOwn ? ownPayload : source?.id,
    /** Whether it is an example of the type, and nothing that has arrived. */
    isExample: !isOwn && source?.isExample === true,
    text: isOwn ? typed : (source?.text ?? ''),
    choose: (id: string) => {
      if (id === ownPayload) {
        setTyped(formatJsonText(source?.text ?? ''));
      }
      setWish(id);
    },
    type: (text: string) => {
      setTyped(text);
      setWish(ownPayload);
    },
  };
}

function listSources(
  newest: string | null | undefined,
  deliveries: readonly Delivery[],
  examples: TypeExamples | undefined
): PayloadSource[] {
  return [
    ...(typeof newest === 'string'
      ? [{ id: 'newest', label: t('templates.source.newest', 'The newest alert'), text: newest }]
      : []),
    ...rejected(deliveries),
    ...example('firing', t('templates.source.firing', 'Example: an alert'), examples?.firing),
    ...example('resolving', t('templates.source.resolving', 'Example: its recovery'), examples?.resolving),
    ...example('odd', t('templates.source.odd', 'Example: an unusual one'), examples?.odd),
  ];
}

function rejected(deliveries: readonly Delivery[]): PayloadSource[] {
  return deliveries
    .filter(({ body }) => body !== null && body !== '')
    .slice(0, 10)
    .map(({ id, receivedAt, outcome, body }) => ({
      id: `delivery-${id}`,
      label: t('templates.source.rejected', 'Rejected at {{time}}', {
        time: dateTimeFormat(receivedAt),
        interpolation: { escapeValue: false },
      }),
      description: outcome,
      text: body ?? '',
    }));
}

function example(id: string, label: string, payload: unknown): PayloadSource[] {
  return payload === undefined ? [] : [{ id, label, isExample: true, text: JSON.stringify(payload, null, 2) }];
}
