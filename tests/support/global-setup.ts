import { buildStale } from '../../preview/build-stale.ts';

/** Builds what the preview needs, once, before any test starts it. */
export default async function globalSetup(): Promise<void> {
  await buildStale(console.log, new AbortController().signal);
}
