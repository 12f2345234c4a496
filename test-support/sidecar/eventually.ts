import { setTimeout as pause } from 'node:timers/promises';

/** Repeats `check` until it neither throws nor returns `false`. For effects of other processes. */
export async function eventually<T>(check: () => T | Promise<T>, limit = 10_000): Promise<Exclude<T, false>> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      const value = await check();
      if (value !== false) {
        return value as Exclude<T, false>;
      }
      throw new Error(`still not so: ${check}`);
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
    await pause(20);
  }
}
