import { existsSync } from 'node:fs';

const library = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .find((path) => existsSync(path));

/** Whether this machine can give a process another clock. */
export const canShiftClocks = library !== undefined;

/** The environment of a process whose clock differs by so many seconds. What it measures by the time that passes is right. */
export function shiftedClock(seconds: number): Record<string, string> {
  return {
    LD_PRELOAD: library as string,
    FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}
