import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Such as `nice` gives. */
const niceness = 10;

/**
 * Has the system prefer the other threads of the process to this one where all want the same core. Only Linux can: there a thread has
 * a priority of its own, and an id to set it by.
 */
export function giveWay(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, niceness);
  } catch {
    // Then the threads are equal.
  }
}
