import { Metadata } from '@grpc/grpc-js';
import type { Connection } from './connection.ts';
import type { PluginRun } from './plugin-run.ts';

/** Ends a run as Grafana does: asks it to, gives it a moment, then kills it; resolves when it has gone. */
export async function stopRun(run: PluginRun, connection: Connection): Promise<void> {
  await askToShutDown(connection);
  connection.close();
  const timer = setTimeout(() => run.kill(), grace);
  await run.exit;
  clearTimeout(timer);
}

/** How long the plugin has to end after it was asked, in milliseconds. */
const grace = 2000;

/** Whatever the answer is. Grafana waits for it without a limit; a host that people end with Ctrl-C must not. */
function askToShutDown({ controller }: Connection): Promise<void> {
  return new Promise((resolve) => {
    controller.shutdown({}, new Metadata(), { deadline: Date.now() + grace }, () => resolve());
  });
}
