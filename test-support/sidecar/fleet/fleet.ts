import { type BuiltSidecar, startBuiltSidecar } from '../crash/built-sidecar.ts';

/** Sidecars on one database, each a process. */
export interface Fleet {
  /** Of those that were started last. */
  readonly webhooks: () => readonly string[];
  readonly size: number;
  /** The sidecar's reply to who asks whether it can take alerts: `200`, or `503` and the reason; 0 where it does not answer. */
  readiness(index: number): Promise<{ readonly status: number; readonly reason?: string }>;
  /** Kills a sidecar in the middle of its work, and starts another one in its place. */
  replace(index: number): Promise<void>;
  /** Ends all. */
  stop(): Promise<void>;
}

/**
 * @param bundle of `buildForTests`
 * @param urls of the database, for each sidecar
 */
export async function startFleet(bundle: string, urls: readonly string[]): Promise<Fleet> {
  const start = (index: number) =>
    startBuiltSidecar({ bundle, database: urls[index] as string, name: `sidecar-${index}` });
  const sidecars: BuiltSidecar[] = await Promise.all(urls.map((_, index) => start(index)));
  return {
    webhooks: () => sidecars.map(({ webhook }) => webhook),
    size: urls.length,
    async readiness(index) {
      const response = await fetch(`${sidecars[index]?.base}/readyz`).catch(() => undefined);
      const { message } = ((await response?.json()) ?? {}) as { message?: string };
      return { status: response?.status ?? 0, ...(message !== undefined && { reason: message }) };
    },
    async replace(index) {
      const { process, gone } = sidecars[index] as BuiltSidecar;
      process.kill('SIGKILL');
      await gone;
      sidecars[index] = await start(index);
    },
    async stop() {
      for (const { process } of sidecars) {
        process.kill('SIGKILL');
      }
      await Promise.all(sidecars.map(({ gone }) => gone));
    },
  };
}
