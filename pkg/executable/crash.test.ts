import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { type BuiltSidecarOptions, startBuiltSidecar } from '../../test-support/sidecar/crash/built-sidecar.ts';
import { sendListsUntilGone, sendUntilGone } from '../../test-support/sidecar/crash/send.ts';
import { findStoreFaults, hasDeferredCounters } from '../../test-support/sidecar/crash/store-faults.ts';

/** More of them for a longer hunt: `CRASH_ROUNDS=50 npm run test:unit -- pkg/executable/crash`. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 10);
const bundle = buildForTests();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(bundle, 'store-'));
});

const start = (options?: Partial<BuiltSidecarOptions>) =>
  startBuiltSidecar({ bundle, database: join(folder, 'bellhook.db'), ...options });

/** @param armed the file with which the crash takes effect */
const killedAt = (step: string, armed: string): Partial<BuiltSidecarOptions> => ({
  nodeArguments: ['--import', fileURLToPath(new URL('../../test-support/sidecar/crash/kill-at.ts', import.meta.url))],
  env: { KILL_AT: step, KILL_WHEN: armed, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
});

/** Starts it once more, which brings the database in order, and looks at what it holds. */
async function faultsAfterRestart(acknowledged: Iterable<string>): Promise<string[]> {
  const { process: last, gone } = await start();
  last.kill('SIGKILL');
  await gone;
  return findStoreFaults(join(folder, 'bellhook.db'), acknowledged);
}

test('kill -9 under load loses nothing that was acknowledged, and leaves every count right', async () => {
  const acknowledged = new Set<string>();
  let roundsWithDeferred = 0;
  // How many groups a killed one has in hand is chance.
  for (let round = 0; round < rounds || (roundsWithDeferred === 0 && round < 10 * rounds); round++) {
    const { process: sidecar, webhook, gone } = await start();
    const killAfter = 20 + Math.floor(Math.random() * 400);
    const answers = await sendUntilGone(webhook, String(round), (count) => {
      if (count >= killAfter) {
        sidecar.kill('SIGKILL');
      }
    });
    answers.forEach((mark) => acknowledged.add(mark));
    await gone;
    roundsWithDeferred += hasDeferredCounters(join(folder, 'bellhook.db')) ? 1 : 0;
  }
  expect(acknowledged.size).toBeGreaterThan(rounds * 10);
  expect(roundsWithDeferred).toBeGreaterThan(0);
  expect(await faultsAfterRestart(acknowledged)).toEqual([]);
}, 600_000);

describe('a crash at a step of an alert’s way', () => {
  test.each([
    'before a batch is handed over',
    'after a batch is handed over',
    'after the transaction has begun',
    'within the transaction',
    'before the commit',
    'after the commit',
    'after the writer has told of the commit',
    'before a checkpoint',
    'after a checkpoint',
    'before an answer',
    'after an answer',
  ])('%s', async (step) => {
    const acknowledged = new Set<string>();
    for (const round of ['first', 'second']) {
      const armed = join(folder, `armed-${round}`);
      const { webhook, gone } = await start(killedAt(step, armed));
      const answers = await sendUntilGone(webhook, round, (count) => count === 50 && writeFileSync(armed, ''));
      answers.forEach((mark) => acknowledged.add(mark));
      expect(await gone).toBeNull();
    }
    expect(acknowledged.size).toBeGreaterThan(50);
    expect(await faultsAfterRestart(acknowledged)).toEqual([]);
  });
});

describe('a crash while deliveries are split stores all alerts of a delivery or none', () => {
  test.each(['within the transaction', 'before the commit', 'after the commit', 'before an answer'])(
    '%s',
    async (step) => {
      const armed = join(folder, 'armed');
      const { splitWebhook, gone } = await start(killedAt(step, armed));
      const acknowledged = await sendListsUntilGone(splitWebhook, step, (count) => {
        if (count === 50) {
          writeFileSync(armed, '');
        }
      });
      expect(await gone).toBeNull();
      expect(acknowledged.length).toBeGreaterThan(100);
      expect(await faultsAfterRestart(acknowledged)).toEqual([]);
    }
  );
});

test('a sidecar whose writer has ended ends too, so that it is started again', async () => {
  const preload = join(folder, 'end-writer.mjs');
  const armed = join(folder, 'armed');
  writeFileSync(
    preload,
    `import { existsSync } from 'node:fs';
     import { isMainThread } from 'node:worker_threads';
     if (!isMainThread) {
       setInterval(() => { if (existsSync(${JSON.stringify(armed)})) throw new Error('out of memory'); }, 10);
     }`
  );
  const { webhook, gone, log } = await start({ nodeArguments: ['--import', preload] });
  const acknowledged = await sendUntilGone(webhook, 'a', (count) => count === 50 && writeFileSync(armed, ''));
  expect(await gone).toBe(1);
  expect(log.filter(({ level }) => level === 'fatal')).toEqual([
    expect.objectContaining({ msg: expect.stringMatching(/a thread of the store has ended/) }),
  ]);
  expect(await faultsAfterRestart(acknowledged.values())).toEqual([]);
});
