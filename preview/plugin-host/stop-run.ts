import { Metadata } from '@grpc/grpc-js';
import type { Connection } from './connection.ts';
import type { PluginRun } from './plugin-run.ts';

/** Ends a run as Grafana does: asks the plugin to stop, waits a moment, then kills it. Resolves when it is gone. */
export async function stopRun(run: PluginRun, connection: Connection): Promise<void> {
  await askToShutDown(connection);
  connection.close();
  const timer = setTimeout(() => run.kill(), grace);
  await run.exit;
  clearTimeout(timer);
}

/** How long the plugin may take to end after the request, in milliseconds. */
const grace = 2000;

/** The answer does not matter. Grafana waits for it without a limit; a host that people stop with Ctrl-C must not. */
function askToShutDown({ controller }: Connection): Promise<void> {
  return new Promise((resolve) => {
    controller.shutdown({}, new Metadata(), { deadline: Date.now() + grace }, () => resolve());
  });
}
