import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Order, send } from '../load/node.ts';
import { untilAtRest, untilIndexed } from '../measure/stored.ts';
import { formattedBody } from '../payload.ts';
import type { Bench } from '../scenarios/scenario.ts';
import { startSidecar, webhookUrl } from '../servers/sidecar.ts';
import { variedIntegration } from './varied-integration.ts';

/**
 * The path of a database with the groups and alerts of the scale, in the integration `variedIntegration`; copy it before use. It is
 * made by sending all alerts to a sidecar. A large one is made once for each version of the code that determines its contents,
 * and kept in the system's folder for temporary files.
 */
export async function filledStore(bench: Pick<Bench, 'scale' | 'bundle' | 'newFolder' | 'log'>): Promise<string> {
  const { groups, alerts } = bench.scale.store;
  const folder = alerts < worthKeeping ? bench.newFolder() : tmpdir();
  const path = join(folder, `bellhook-bench-${groups}-${alerts}-${fingerprint()}.db`);
  if (!existsSync(path)) {
    bench.log(`a store of ${groups} groups and ${alerts} alerts is made as ${path}`);
    const folder = bench.newFolder();
    const clock = join(folder, 'clock');
    writeFileSync(clock, String(span));
    const others = [variedIntegration];
    const sidecar = await startSidecar({ bundle: bench.bundle, folder, profile: null, clock, others });
    try {
      await fill(webhookUrl(sidecar.origin, variedIntegration), groups, alerts, (behind) =>
        writeFileSync(clock, String(behind))
      );
      bench.log('its groups are indexed for the search');
      await untilIndexed(sidecar.databasePath);
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

/** The groups start within this time before the present, in milliseconds. */
const span = 30 * 24 * 3_600_000;

/** The groups start in steps: a day or more for each, and so many groups or more. */
const stepSize = 100;

/**
 * Opens all groups, step by step through the time, then cycles through them at its end, so that the alerts of a group lie far
 * apart. At the end seven of ten groups are resolved.
 * @param setClock takes how far the sidecar's clock is to be behind
 */
async function fill(url: string, groups: number, alerts: number, setClock: (behind: number) => void): Promise<void> {
  const resolved = Math.floor(groups * 0.7);
  const steps = Math.max(1, Math.min(30, Math.floor(groups / stepSize)));
  const order = { url, body: formattedBody, connections: 128 };
  for (let step = 0; step < steps; step++) {
    const firstKey = Math.floor((groups * step) / steps);
    const keys = Math.floor((groups * (step + 1)) / steps) - firstKey;
    setClock(Math.floor((span * (steps - step)) / steps));
    await wait(clockPoll);
    await sendAll({ ...order, keys, firstKey, until: { requests: keys } }, keys);
  }
  setClock(0);
  await wait(clockPoll);
  const repeats = alerts - groups - resolved;
  await sendAll({ ...order, keys: groups, firstKey: 0, until: { requests: repeats } }, repeats);
  const body = formattedBody.replace('"state":"alerting"', '"state":"ok"');
  await sendAll({ ...order, body, keys: resolved, firstKey: 0, until: { requests: resolved } }, resolved);
}

/** How long the sidecar takes to notice that its clock is set, in milliseconds. */
const clockPoll = 100;

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
