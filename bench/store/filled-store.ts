import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Order, send } from '../load/node.ts';
import { untilAtRest } from '../measure/stored.ts';
import { formattedBody } from '../payload.ts';
import type { Bench } from '../scenarios/scenario.ts';
import { startSidecar } from '../servers/sidecar.ts';

/**
 * The path of a database with the groups and alerts of the scale, in the provisioned integration; copy it before use. It is
 * made by sending all alerts to a sidecar. A large one is made once for each version of the code that determines its contents,
 * and kept in the system's folder for temporary files.
 */
export async function filledStore(bench: Pick<Bench, 'scale' | 'bundle' | 'newFolder' | 'log'>): Promise<string> {
  const { groups, alerts } = bench.scale.store;
  const folder = alerts < worthKeeping ? bench.newFolder() : tmpdir();
  const path = join(folder, `bellhook-bench-${groups}-${alerts}-${fingerprint()}.db`);
  if (!existsSync(path)) {
    bench.log(`reads: a store of ${groups} groups and ${alerts} alerts is made as ${path}`);
    const sidecar = await startSidecar({ bundle: bench.bundle, folder: bench.newFolder(), profile: null });
    try {
      await fill(sidecar.url, groups, alerts);
      await untilAtRest(sidecar.databasePath);
    } finally {
      await sidecar.stop();
    }
    renameSync(sidecar.databasePath, path);
  }
  return path;
}

/** Number of alerts. */
const worthKeeping = 100_000;

/** Cycles through the groups, so that the alerts of a group lie far apart. At the end seven of ten groups are resolved. */
async function fill(url: string, groups: number, alerts: number): Promise<void> {
  const resolved = Math.floor(groups * 0.7);
  const order = { url, body: formattedBody, keys: groups, firstKey: 0, connections: 128 };
  await sendAll({ ...order, until: { requests: alerts - resolved } }, alerts - resolved);
  const body = formattedBody.replace('"state":"alerting"', '"state":"ok"');
  await sendAll({ ...order, body, keys: resolved, until: { requests: resolved } }, resolved);
}

async function sendAll(order: Order, count: number): Promise<void> {
  const { requests, refused, broken } = await send(order);
  if (requests !== count || refused > 0 || broken > 0) {
    throw new Error(`the store could not be filled: ${requests} of ${count} alerts sent, ${refused} refused`);
  }
}

/** A hash of what determines the contents: the migrations, the default templates, the alerts, and this file. */
function fingerprint(): string {
  const hash = createHash('sha256').update(formattedBody);
  for (const folder of ['../../pkg/store/sqlite/migrations', '../../pkg/integration-types', '.']) {
    const files = fileURLToPath(new URL(folder, import.meta.url));
    readdirSync(files, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .forEach((file) => hash.update(readFileSync(file)));
  }
  return hash.digest('hex').slice(0, 10);
}
