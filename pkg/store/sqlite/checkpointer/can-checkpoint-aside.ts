/**
 * Whether a connection beside the writer's may make checkpoints. Before 3.51.3, SQLite could damage the database when
 * two connections made one at the same time: https://www.sqlite.org/wal.html#walresetbug
 * @param version of SQLite, such as `3.53.4`; undefined where it is unknown
 */
export function canCheckpointAside(version: string | undefined): boolean {
  const [major = 0, minor = 0, patch = 0] = (version ?? '').split('.').map(Number);
  return major * 1_000_000 + minor * 1000 + patch >= 3_051_003;
}
