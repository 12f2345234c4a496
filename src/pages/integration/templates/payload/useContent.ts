import { t } from '@grafana/i18n';
import type { Alert, DeliveryDetails } from '../../../../../pkg/contract/types.ts';
import { type ApiError, errorText } from '../../../../api/client/ApiError';
import { useDelivery } from '../../../../api/deliveries';
import { type Tried, useStoredPayload } from '../../../../api/templates';
import type { PayloadSource } from './payloadSources';

/** What a source holds. */
export interface Content {
  /** For people: JSON text, unless the sender sent something else. */
  readonly text: string;
  readonly tried: Tried;
}

/**
 * Loads what a source holds.
 * @param known an alert whose payload is there already
 * @returns no content until it is there; the fault says why it never will be
 */
export function useContent(
  uid: string,
  from: PayloadSource['from'] | undefined,
  known: Pick<Alert, 'id' | 'payload'> | undefined
): { content?: Content; fault?: string } {
  const alertId = from?.kind === 'alert' ? from.id : undefined;
  const isKnown = alertId !== undefined && alertId === known?.id;
  const alert = useStoredPayload(uid, isKnown ? undefined : alertId);
  const delivery = useDelivery(uid, from?.kind === 'delivery' ? from.id : undefined);
  if (alertId !== undefined) {
    const text = isKnown ? known.payload : alert.data;
    return text === undefined ? faultOf(alert.error) : { content: { text, tried: { alertId } } };
  }
  switch (from?.kind) {
    case 'delivery':
      return delivery.data ? contentOf(delivery.data) : faultOf(delivery.error);
    case 'example':
      return { content: { text: from.text, tried: { payload: from.text } } };
    default:
      return {};
  }
}

function faultOf(error: ApiError | null): { fault?: string } {
  return error ? { fault: errorText(error) } : {};
}

function contentOf({ payload, alertId, body, request }: DeliveryDetails): { content?: Content; fault?: string } {
  if (payload !== null && alertId !== null) {
    return { content: { text: payload, tried: { alertId } } };
  }
  return body === null || body === ''
    ? { fault: t('templates.source.gone', 'Nothing of it is kept.') }
    : { content: { text: body, tried: { payload: body, ...(request && { headers: request.headers }) } } };
}
