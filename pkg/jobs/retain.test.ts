import { expect, test } from '@jest/globals';
import { collectLog } from '../../test-support/sidecar/log.ts';
import { retainOnce, type RetentionJob } from './retain.ts';

const defaults = { resolvedDays: 30, keptAlerts: 1000 };

/** Runs a step that takes `took` milliseconds. @returns the pause after it, and the log */
async function pauseAfter(step: { took: number; more: boolean | Error; storm: boolean }) {
  const { logger, log } = collectLog();
  let time = 0;
  const job: RetentionJob = {
    store: {
      async retain(now, given) {
        expect([now, given]).toEqual([12_345, defaults]);
        time += step.took;
        if (step.more instanceof Error) {
          throw step.more;
        }
        return step.more;
      },
    },
    defaults,
    logger,
    time: async () => 12_345,
    elapsed: () => time,
    isStorm: () => step.storm,
  };
  return { pause: await retainOnce(job), log: log.map(({ msg }) => msg) };
}

test.each([
  ['more to do', { took: 8, more: true, storm: false }, 50],
  ['more to do after a slow step', { took: 800, more: true, storm: false }, 50],
  ['more to do in a storm', { took: 8, more: true, storm: true }, 400],
  ['more to do in a storm after a quick step', { took: 0.5, more: true, storm: true }, 50],
  ['nothing to do', { took: 8, more: false, storm: false }, 60_000],
  ['nothing to do in a storm', { took: 8, more: false, storm: true }, 60_000],
])('with %s', async (_, step, pause) => {
  expect(await pauseAfter(step)).toEqual({ pause, log: [] });
});

test('a failure is logged, and the step is tried again in a minute', async () => {
  expect(await pauseAfter({ took: 8, more: new Error('disk full'), storm: true })).toEqual({
    pause: 60_000,
    log: ['old alerts could not be deleted; the next try is in a minute'],
  });
});
