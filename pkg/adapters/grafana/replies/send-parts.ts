import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { CallResourceRequest, CallResourceResponse } from '../protocol/plugin.ts';

/**
 * Sends the parts of a body as they are made, no faster than they are taken, with turns of others between them. Who has gone away is
 * sent nothing more, and no further part is made. A part that fails ends the call with its error; Grafana tells that behind what it
 * has passed on already.
 */
export async function sendParts(
  call: ServerWritableStream<CallResourceRequest, CallResourceResponse>,
  head: Pick<CallResourceResponse, 'code' | 'headers'>,
  parts: AsyncIterable<string>
): Promise<void> {
  const gone = new AbortController();
  call.once('cancelled', () => gone.abort());
  let next = head;
  for await (const part of parts) {
    if (call.cancelled) {
      return;
    }
    const isTaken = call.write({ ...next, body: Buffer.from(part) });
    next = { code: 0, headers: {} };
    await (isTaken ? nextTurn() : once(call, 'drain', { signal: gone.signal }).catch(() => {}));
    if (call.cancelled) {
      return;
    }
  }
  if (next === head) {
    call.write({ ...head, body: Buffer.alloc(0) });
  }
  call.end();
}
