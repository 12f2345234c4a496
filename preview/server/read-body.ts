import type { IncomingMessage } from 'node:http';

/** The whole body. Grafana knows no limit here; the plugin has its own. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await request.toArray());
}
