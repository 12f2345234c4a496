import { fileURLToPath } from 'node:url';
import { formattedBody } from '../payload.ts';
import type { Server } from './server.ts';
import { startProcess } from './server-process.ts';

export async function startEcho(): Promise<Server> {
  const token = 'a-token-of-some-length';
  const { pid, ready, stop } = await startProcess({
    name: 'the echo server',
    command: process.execPath,
    args: [fileURLToPath(new URL('echo-server.ts', import.meta.url)), token],
    readyLine: (line) => (/^\d+$/.test(line) ? Number(line) : undefined),
  });
  return { name: 'echo', pid, url: `http://127.0.0.1:${ready}/${token}/`, body: formattedBody, stop };
}
