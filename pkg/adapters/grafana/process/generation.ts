import { randomUUID } from 'node:crypto';
import { chmodSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Leaves a new boot id in `<socket>.gen`, for plugin executables in attach mode: they end when it changes, and Grafana then
 * starts them again with a fresh connection instead of waiting out the backoff of the old one (up to 2 minutes).
 * Call it once the socket accepts connections. The file stays when the sidecar ends: its absence would say nothing.
 */
export function writeGeneration(socketPath: string): void {
  const path = `${socketPath}.gen`;
  const draft = `${path}.new`;
  writeFileSync(draft, `${randomUUID()}\n`);
  chmodSync(draft, 0o644);
  renameSync(draft, path);
}
