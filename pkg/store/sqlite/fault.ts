/**
 * What an error of the database means, and what a person has to do. Bellhook goes on by itself once it is done, but for
 * a damaged database.
 * @param error as SQLite's errors are, with an extended result code, https://www.sqlite.org/rescode.html
 */
export function describeFault(error: unknown): string {
  const { errcode, message } = error as { errcode?: number; message?: string };
  const known = errcode === undefined ? undefined : faults.get(errcode & 0xff);
  return known ?? `The database cannot be written: ${message ?? String(error)}.`;
}

/** By the primary result code. */
const faults = new Map([
  [5, 'The database is locked by another process. Let only one sidecar use the file.'],
  [6, 'The database is locked by another process. Let only one sidecar use the file.'],
  [8, 'The database is read-only. Make its file and its folder writable.'],
  [10, 'The disk reports an error. Check the disk and the mount of the database’s folder.'],
  [11, 'The database is damaged. Stop the sidecar and restore a backup.'],
  [13, 'The disk is full. Free some space.'],
  [14, 'The database cannot be opened. Check that its folder is there and writable.'],
  [26, 'The file is not a database of Bellhook’s, or is damaged. Stop the sidecar and restore a backup.'],
]);
