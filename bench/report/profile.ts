import type { ThreadProfile } from '../profile/summary.ts';

const shown = 25;

/** Where the sidecar's threads spent their time, in descending order. */
export function formatProfiles(threads: readonly ThreadProfile[]): string {
  return threads
    .filter(({ busy }) => busy > 0)
    .map(({ thread, busy, functions }) => {
      const lines = functions
        .slice(0, shown)
        .map(({ name, place, self }) => `${((self / busy) * 100).toFixed(1).padStart(5)} %  ${name}  ${place}`);
      return [
        `Thread ${thread}, ${(busy / 1000).toFixed(1)} s not idle; of that, in the function itself:`,
        ...lines,
      ].join('\n');
    })
    .join('\n\n');
}
