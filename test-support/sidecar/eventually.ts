import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats `check` until it neither throws nor returns `false`. For effects of other processes.
 * @param limit in milliseconds, after which it throws what `check` threw last. It is many times what anything takes, so that a busy machine reaches
 * it only with what never comes; it is shorter where something else would bring it in that time
 */
export async function eventually<T>(check: () => T | Promise<T>, limit = 40_000): Promise<Exclude<T, false>> {
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
