import { randomUUID } from 'node:crypto';
import { chmodSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a new boot id to `<socket>.gen`, for plugin executables in attach mode. They end when it changes. Grafana then starts them
 * again with a new connection, instead of waiting for the backoff of the old one (up to 2 minutes).
 * Call it once the socket accepts connections. The file stays when the sidecar ends, because its absence would mean nothing.
 */
export function writeGeneration(socketPath: string): void {
  const path = `${socketPath}.gen`;
  const draft = `${path}.new`;
  writeFileSync(draft, `${randomUUID()}\n`);
  chmodSync(draft, 0o644);
  renameSync(draft, path);
}
