import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** The default of the command `nice`. */
const niceness = 10;

/**
 * Lets the other threads of the process go first when they compete with this one for a core. This works only on Linux, where
 * each thread has its own priority and an id to set it by.
 */
export function giveWay(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, niceness);
  } catch {
    // The threads keep the same priority.
  }
}
