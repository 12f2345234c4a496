import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../preview/paths.ts';
import { startPreview } from '../../preview/start-preview.ts';
import { freePort, occupyPort } from '../../test-support/sidecar/port.ts';
import { startPostgres } from '../../test-support/sidecar/postgres/server.ts';
import type { Site } from './site.ts';

/** @param fill puts a store into the folder before the preview has it */
export async function openPreview(fill?: (dataFolder: string) => Promise<void>): Promise<Site> {
  const port = await freePort();
  const dataFolder = await mkdtemp(join(tmpdir(), 'bellhook-test-'));
  await fill?.(dataFolder);
  const database = onPostgres ? await startPostgres() : undefined;
  const preview = await startPreview({
    address: '127.0.0.1:0',
    webhookAddress: `127.0.0.1:${port}`,
    dataFolder,
    provisioningFolder: join(root, 'provisioning'),
    env: {
      BELLHOOK_SECRET_KEYS: randomBytes(32).toString('base64'),
      ...(database && { GF_PLUGIN_DATABASE_URL: database.url() }),
    },
    log: () => undefined,
  });
  await preview.plugin.client.checkHealth({ orgId: 1 });
  const killSidecar = () => process.kill(preview.plugin.pid, 'SIGKILL');
  return {
    url: preview.url,
    signIn: async (role) => [{ ...cookie, name: 'preview_role', value: role, domain: new URL(preview.url).hostname }],
    userName: (role) => `${role} user`,
    userLogin: async (role) => role.toLowerCase(),
    killSidecar,
    stopSidecar() {
      killSidecar();
      return occupyPort(port);
    },
    async close() {
      await preview.close();
      await database?.remove();
      await rm(dataFolder, { recursive: true });
    },
  };
}

/** `STORE=postgres` has the sidecar keep everything in a PostgreSQL that is started for it. */
export const onPostgres = process.env.STORE === 'postgres';

const cookie = { path: '/', expires: -1, httpOnly: false, secure: false, sameSite: 'Lax' } as const;
