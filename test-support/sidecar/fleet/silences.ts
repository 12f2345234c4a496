import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fleet } from './fleet.ts';

/** How long each silence lasts, in milliseconds. */
const length = 700;

/** Silences all groups that fire for a moment again and again, by each sidecar in turn, until it is stopped. What is refused is passed over. */
export function startSilences(fleet: Pick<Fleet, 'call' | 'size'>): { stop(): Promise<void> } {
  let isOver = false;
  const silence = async (): Promise<void> => {
    for (let turn = 0; !isOver; turn++) {
      // A sidecar whose clock is ahead opens groups that are not there yet by ours.
      const asOf = new Date(Date.now() + 120_000).toISOString();
      const until = new Date(Date.now() + length).toISOString();
      const asked = fleet.call(turn % fleet.size, 'POST', 'alert-groups/actions', {
        operation: randomUUID(),
        groups: { query: 'state:firing', asOf },
        action: { action: 'silence', until },
      });
      // A sidecar that is cut off answers late, or never.
      await Promise.race([asked.catch(() => {}), pause(1000)]);
      await pause(150);
    }
  };
  const ended = silence();
  return {
    async stop() {
      isOver = true;
      await ended;
    },
  };
}
