import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '../../preview/plugin-host/connection.ts';
import { createPluginClient, type PluginClient } from '../../preview/plugin-host/plugin-client.ts';
import { formattedBody } from '../payload.ts';
import type { Server } from './server.ts';
import { startProcess } from './server-process.ts';

export interface Sidecar extends Server {
  /** Its base URL, without a slash at the end. */
  readonly origin: string;
  /** The unix socket on which it serves Grafana. */
  readonly socket: string;
  /** Calls it as Grafana does. */
  readonly client: PluginClient;
  readonly databasePath: string;
}

export interface SidecarOptions {
  /** The built `sidecar.mjs`. */
  bundle: string;
  /** The folder of its store, socket and provisioning file; created if it is missing. */
  folder: string;
  /** Where V8 writes CPU profiles; null for none. */
  profile: string | null;
  /** A file with how many milliseconds its clock is behind; it may change. */
  clock?: string;
  /** The URL of its database; by default it has a file in the folder. */
  database?: string;
  /** By default `Bellhook`. */
  name?: string;
  /** Further integrations besides `integration`. */
  others?: readonly ProvisionedIntegration[];
}

/** An integration as in a provisioning file. */
export interface ProvisionedIntegration {
  readonly uid: string;
  readonly orgId: number;
  readonly name: string;
  readonly type: string;
  readonly token: string;
  readonly templates?: Readonly<Record<string, string>>;
  readonly settings?: unknown;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** The provisioned integration of the sidecar. */
export const integration = {
  uid: 'benchmark',
  orgId: 1,
  name: 'Benchmark',
  type: 'formatted_webhook',
  token: 'only-for-the-benchmark',
} as const;

/** A file has at most 1 MiB. */
const integrationsPerFile = 2_000;

export function databasePathIn(folder: string): string {
  return join(folder, 'bellhook.db');
}

export async function startSidecar({
  bundle,
  folder,
  profile,
  clock,
  database = `sqlite:${databasePathIn(folder)}`,
  name = 'Bellhook',
  others = [],
}: SidecarOptions): Promise<Sidecar> {
  const provisioning = join(folder, 'provisioning');
  const socket = join(folder, 'plugin.sock');
  const databasePath = databasePathIn(folder);
  mkdirSync(provisioning, { recursive: true });
  const all: ProvisionedIntegration[] = [integration, ...others];
  for (let at = 0; at < all.length; at += integrationsPerFile) {
    const integrations = all.slice(at, at + integrationsPerFile);
    writeFileSync(join(provisioning, `benchmark-${at}.yaml`), JSON.stringify({ apiVersion: 1, integrations }));
  }

  const { pid, ready, stop } = await startProcess({
    name: 'the sidecar',
    command: process.execPath,
    args: [
      ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      ...(clock === undefined ? [] : ['--import', pastClock]),
      bundle,
    ],
    env: {
      BELLHOOK_HTTP_ADDRESS: '127.0.0.1:0',
      BELLHOOK_SOCKET: socket,
      BELLHOOK_DATABASE_URL: database,
      BELLHOOK_PROVISIONING_PATH: provisioning,
      BELLHOOK_SECRET_KEYS: randomBytes(secretKeyBytes).toString('base64'),
      ...(clock !== undefined && { BENCH_CLOCK: clock }),
    },
    readyLine,
  });
  const origin = `http://127.0.0.1:${ready}`;
  const connection = openConnection(`unix:${socket}`);
  return {
    name,
    pid,
    origin,
    socket,
    url: webhookUrl(origin, integration),
    body: formattedBody,
    databasePath,
    client: createPluginClient(() => connection),
    async stop() {
      connection.close();
      await stop();
    },
  };
}

/** Where alerts for the integration go. */
export function webhookUrl(origin: string, { type, token }: Pick<ProvisionedIntegration, 'type' | 'token'>): string {
  return `${origin}/integrations/v1/${type}/${token}/`;
}

const pastClock = new URL('../store/past-clock.ts', import.meta.url).href;

/** Output before its log begins, such as a syntax error, is not JSON. */
function readyLine(line: string): number | undefined {
  const port = /"port":(\d+),.*"msg":"Bellhook receives alerts"/.exec(line)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** As long as a secret key is, in bytes. */
const secretKeyBytes = 32;
