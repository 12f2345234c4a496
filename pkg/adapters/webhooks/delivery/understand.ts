import { keepHeaders } from '../../../interpret/kept-headers.ts';
import { takeHandshake } from './handshake.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { reject } from './record.ts';

/**
 * Has the bytes parsed and the templates of the integration applied. The delivery is called back with what came of it. A disabled
 * integration takes nothing: what came is noted with its body, so that it can be replayed once the integration is enabled. A handshake is
 * no alert, and goes its own way.
 */
export function understand(delivery: HttpDelivery, body: Buffer, isQuery: boolean): void {
  const { endpoint, request } = delivery;
  if (!endpoint.settings.enabled) {
    return reject(delivery, 'disabled');
  }
  if (endpoint.set.handshake !== null && !isQuery && takeHandshake(delivery, body)) {
    return;
  }
  const contentType = request.headers['content-type'];
  const headers = keepHeaders(request.headers, endpoint.set.headerNames);
  delivery.parts.understanding(endpoint, { body, as: isQuery ? 'query' : 'body', contentType, headers }, delivery);
}
