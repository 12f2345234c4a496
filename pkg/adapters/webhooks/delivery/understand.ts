import type { HttpDelivery } from './http-delivery.ts';

/** Has the bytes parsed and the templates of the integration applied. The delivery is called back with what came of it. */
export function understand(delivery: HttpDelivery, body: Buffer, isQuery: boolean): void {
  const { endpoint, request } = delivery;
  delivery.parts.understanding(
    endpoint,
    isQuery ? { body, isQuery } : { body, contentType: request.headers['content-type'], isQuery },
    delivery
  );
}
