import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether an output is missing, or older than one of its sources. Tests do not count as sources. Patterns are relative to
 * `folder`.
 */
export function isStale(folder: string, outputs: readonly string[], sources: readonly string[]): boolean {
  const made = Math.min(...outputs.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
  return globSync(sources, { cwd: folder, exclude: ['**/*.test.*'] }).some((source) => {
    const stats = statSync(join(folder, source));
    return stats.isFile() && stats.mtimeMs > made;
  });
}
