import { afterTimeout } from '../../after-timeout.ts';
import { classifyError, type Fault, slow } from '../fault.ts';

/** How reading, or writing, goes, as the last attempts have shown. Each kind of store notes its own attempts. */
export interface AccessHealth {
  /** Why the last attempt failed; null where it worked. A lasting fault stays, whatever comes after it. */
  readonly fault: Fault | null;
  worked(): void;
  failed(error: unknown): void;
  /** An attempt takes too long; `worked` or `failed` says later what came of it. */
  stalled(): void;
  /** Makes an attempt and notes how it went. After `attemptTimeoutMs` it counts as stalled until it ends. */
  observe<Result>(attempt: () => Promise<Result>): Promise<Result>;
  /** Makes an attempt where the last one failed, to find out whether it works again. Never rejects. */
  retry(attempt: () => Promise<unknown>): Promise<void>;
}

/**
 * @param onChanged called when attempts begin to fail, fail for another reason, or work again (`null`): once, however many
 *   attempts follow
 * @param after calls `then` after a time in milliseconds, unless the returned function is called before
 */
export function createAccessHealth(
  onChanged: (fault: Fault | null, error?: unknown) => void,
  after = afterTimeout
): AccessHealth {
  let fault: Fault | null = null;

  const become = (next: Fault | null, error?: unknown) => {
    if (fault?.isLasting) {
      return;
    }
    const isNews = next?.message !== fault?.message;
    fault = next;
    if (isNews) {
      onChanged(next, error);
    }
  };

  const health: AccessHealth = {
    get fault() {
      return fault;
    },
    worked: () => become(null),
    failed: (error) => become(classifyError(error), error),
    stalled: () => become(slow),
    async observe(attempt) {
      const cancel = after(attemptTimeoutMs, health.stalled);
      try {
        const result = await attempt();
        health.worked();
        return result;
      } catch (error) {
        health.failed(error);
        throw error;
      } finally {
        cancel();
      }
    },
    async retry(attempt) {
      if (fault !== null) {
        await attempt().then(health.worked, health.failed);
      }
    },
  };
  return health;
}

const attemptTimeoutMs = 3000;
