import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { GrafanaCaller, PluginBackend, ResourceReply } from '../../pkg/adapters/grafana/backend/backend.ts';
import type { TeamDirectory } from '../../pkg/app/access/team-directory.ts';
import { readConfig } from '../../pkg/config.ts';
import type { SnsNetwork } from '../../pkg/guards/sns/client.ts';
import { superviseSidecar } from '../../pkg/process/supervisor.ts';
import { collectLog } from './log.ts';
import { patienceMs } from './store-contract/store-place.ts';

/** A sidecar with its own database and port, and a clock that the test sets. */
export interface TestSidecar {
  readonly backend: PluginBackend;
  readonly port: number;
  provision(): Promise<void>;
  close(): Promise<void>;
  /** The log so far, one object per line. */
  readonly log: Array<Record<string, unknown>>;
  readonly folder: string;
  setTime(milliseconds: number): void;
  post(path: string, body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<Answer>;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Makes a resource call as Grafana does, as an Admin of org 1 unless `caller` says otherwise. */
  call(method: string, path: string, body?: unknown, caller?: Partial<GrafanaCaller>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  /** Those that a reply has beside what every one has. */
  readonly headers?: Record<string, string> | undefined;
  // A test says what it expects of a reply's shape by what it compares it with.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

async function readText(body: ResourceReply['body']): Promise<string> {
  return typeof body === 'string' || body instanceof Buffer
    ? body.toString()
    : (await Readable.from(body).toArray()).join('');
}

export const admin: GrafanaCaller = {
  orgId: 1,
  actor: { kind: 'user', login: 'ada', name: 'Ada' },
  role: 'Admin',
  login: 'ada',
  teams: [],
  webhookBaseUrl: undefined,
  grafanaUrl: undefined,
};

export interface TestOptions {
  /** File names and contents. */
  provisioning?: Record<string, string>;
  env?: Record<string, string>;
  /** Keep the database of an earlier test sidecar. */
  folder?: string;
  /** Of which teams people are. */
  directory?: Pick<TeamDirectory, 'teamsOf'>;
  /** How Amazon SNS is reached. */
  snsNetwork?: SnsNetwork;
}

export async function startTestSidecar({
  provisioning,
  env,
  folder,
  directory,
  snsNetwork,
}: TestOptions = {}): Promise<TestSidecar> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'bellhook-test-'));
  for (const [name, text] of Object.entries(provisioning ?? {})) {
    writeFileSync(join(home, name), text);
  }
  const { logger, log } = collectLog();
  const settings = {
    BELLHOOK_HTTP_ADDRESS: '127.0.0.1:0',
    BELLHOOK_DATABASE_URL: `sqlite:${join(home, 'bellhook.db')}`,
    BELLHOOK_PUBLIC_URL: 'http://alerts.example:8080',
    BELLHOOK_PROVISIONING_PATH: provisioning ? home : '',
    ...env,
  };
  let time = Date.parse('2026-11-23T12:00:00Z');
  const sidecar = superviseSidecar({
    config: readConfig(settings),
    env: settings,
    logger,
    version: '0.0.0-test',
    now: () => time,
    patienceMs,
    ...(directory && { directory }),
    ...(snsNetwork && { snsNetwork }),
    onFatal(error) {
      throw error;
    },
  });
  sidecar.start();
  const { port } = await sidecar.running;
  const request = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);

  return {
    backend: sidecar.backend,
    port,
    provision: sidecar.reload,
    log,
    folder: home,
    request,
    setTime: (milliseconds) => (time = milliseconds),
    async post(path, body, headers = { 'content-type': 'application/json' }) {
      const response = await request(path, { method: 'POST', body, headers });
      return { status: response.status, body: await response.json() };
    },
    async call(method, path, body, caller) {
      const [name = '', query] = path.split('?');
      const reply = await sidecar.backend.callResource({
        caller: { ...admin, ...caller },
        method,
        path: name,
        query: new URLSearchParams(query),
        body: body === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(body)),
      });
      const text = await readText(reply.body);
      const isText = reply.headers?.['content-type'] !== undefined;
      return { status: reply.status, headers: reply.headers, body: isText ? text : JSON.parse(text) };
    },
    async close() {
      await sidecar.close();
      if (folder === undefined) {
        rmSync(home, { recursive: true });
      }
    },
  };
}
