import type { IncomingMessage } from 'node:http';

/** Reads the whole body. Grafana has no limit here; the plugin has its own. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await request.toArray());
}
