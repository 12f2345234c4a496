import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { CallResourceRequest, CallResourceResponse } from '../protocol/plugin.ts';
import { freeMemory } from './free-memory.ts';

/** Bytes of a body in one message. */
const partSize = 128 * 1024;

/**
 * Sends a reply, a large one in parts between which others have their turn, and no faster than it is taken. Grafana passes each part
 * on as it comes; only the first has the status and the headers.
 */
export async function sendReply(
  call: ServerWritableStream<CallResourceRequest, CallResourceResponse>,
  { code, headers, body }: CallResourceResponse
): Promise<void> {
  if (body.length <= partSize) {
    call.write({ code, headers, body });
    return void call.end();
  }
  const gone = new AbortController();
  call.once('cancelled', () => gone.abort());
  for (let at = 0; !call.cancelled; at += partSize) {
    const part = body.subarray(at, at + partSize);
    const isTaken = call.write(at === 0 ? { code, headers, body: part } : { code: 0, headers: {}, body: part });
    if (at + partSize >= body.length) {
      call.once('finish', () => freeMemory(body));
      return void call.end();
    }
    await (isTaken ? nextTurn() : once(call, 'drain', { signal: gone.signal }).catch(() => {}));
  }
}
