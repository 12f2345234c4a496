import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../preview/paths.ts';
import { startPreview } from '../../preview/start-preview.ts';
import { freePort, occupyPort } from './port.ts';

/** Where the tests run: a preview of their own, or the Grafana that `GRAFANA_URL` names. */
export interface Site {
  /** Of the pages. */
  readonly url: string;
  /** Ends the sidecar without a warning, as a crash would; whoever watches it starts it again. */
  killSidecar?: () => void;
  /** Ends the sidecar and keeps it from starting again, until the returned function is called. */
  stopSidecar?: () => Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const { GRAFANA_URL: url } = process.env;
  return url ? { url, close: async () => undefined } : openPreview();
}

async function openPreview(): Promise<Site> {
  const port = await freePort();
  const dataFolder = await mkdtemp(join(tmpdir(), 'bellhook-test-'));
  const preview = await startPreview({
    address: '127.0.0.1:0',
    webhookAddress: `127.0.0.1:${port}`,
    dataFolder,
    provisioningFolder: join(root, 'provisioning'),
    log: () => undefined,
  });
  const killSidecar = () => process.kill(preview.plugin.pid, 'SIGKILL');
  return {
    url: preview.url,
    killSidecar,
    stopSidecar() {
      killSidecar();
      return occupyPort(port);
    },
    async close() {
      await preview.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}
