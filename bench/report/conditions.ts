import type { Conditions } from '../machine/conditions.ts';

export function formatConditions(conditions: Conditions): string {
  const { date, cpu, cores, memory, kernel, node, generator, fsync, inMemory } = conditions;
  return [
    `${date}, ${cpu}, ${cores} cores, ${memory} GiB, Linux ${kernel}, Node.js ${node}`,
    `load from ${generator} on the same cores; flush to disk p50 ${fsync.p50} µs, p99 ${fsync.p99} µs`,
    ...(inMemory
      ? ['the stores are in memory (tmpfs), so no commit waits for a disk: set TMPDIR to a folder on one']
      : []),
  ].join('\n');
}
