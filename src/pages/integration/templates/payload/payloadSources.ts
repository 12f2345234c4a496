import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { Delivery } from '../../../../../pkg/contract/types.ts';
import type { TypeExamples } from '../../../../../pkg/integration-types/type-presentation.ts';
import { outcomeText } from '../../../../components/integration/outcomeText';

/** A payload on which templates can be tried. */
export interface PayloadSource {
  /** Tells the sources of an integration apart. */
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly from:
    | { readonly kind: 'alert' | 'delivery'; readonly id: string }
    /** JSON text. */
    | { readonly kind: 'example'; readonly text: string }
    | { readonly kind: 'own' };
}

/** A stored alert. */
export function alertSource(id: string, label: string): PayloadSource {
  return { key: `alert-${id}`, label, from: { kind: 'alert', id } };
}

/** What somebody types. */
export function ownSource(): PayloadSource {
  return { key: 'own', label: t('templates.source.own', 'Your own'), from: { kind: 'own' } };
}

/** A delivery of which only the number is known. */
export function deliverySource(id: string, label: string, description?: string): PayloadSource {
  return {
    key: `delivery-${id}`,
    label,
    ...(description !== undefined && { description }),
    from: { kind: 'delivery', id },
  };
}

/** Those of the deliveries of which something is kept. */
export function deliverySources(deliveries: readonly Delivery[]): PayloadSource[] {
  return deliveries
    .filter(({ alertId, alertGroupId, body }) =>
      alertId === null ? body !== null && body !== '' : alertGroupId !== null
    )
    .map(({ id, receivedAt, outcome, alertId, title }) => {
      const values = { time: dateTimeFormat(receivedAt), interpolation: { escapeValue: false } };
      return alertId === null
        ? deliverySource(id, t('templates.source.rejected', 'Rejected at {{time}}', values), outcomeText(outcome))
        : deliverySource(id, t('templates.source.delivery', 'Delivered at {{time}}', values), title ?? undefined);
    });
}

/** The examples of a type. */
export function exampleSources(examples: TypeExamples | undefined): PayloadSource[] {
  return [
    ...example('firing', t('templates.source.firing', 'Example: an alert'), examples?.firing),
    ...example('resolving', t('templates.source.resolving', 'Example: its recovery'), examples?.resolving),
    ...example('odd', t('templates.source.odd', 'Example: an unusual one'), examples?.odd),
  ];
}

function example(key: string, label: string, payload: unknown): PayloadSource[] {
  return payload === undefined
    ? []
    : [{ key, label, from: { kind: 'example', text: JSON.stringify(payload, null, 2) } }];
}
