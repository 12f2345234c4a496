import { setImmediate } from 'node:timers/promises';
import {
  CannotTransfer,
  packKey,
  type Progress,
  type TransferSource,
  type TransferTarget,
  unpackKey,
} from './places.ts';
import { keyOf, type TransferTable, transferTables } from './tables.ts';

/** What is told of a copy while it is made. */
export interface TransferReport {
  /** @param copied of how many rows in all; an earlier process may have copied some */
  copying(table: string, copied: number, total: number): void;
  /** The table has as many rows in both. */
  compared(table: string, rows: number): void;
}

/**
 * Copies a store into an empty one, or goes on with it. The source stays as it is.
 * @throws {CannotTransfer} and what the stores throw; the target stays unfinished then
 */
export async function transfer(source: TransferSource, target: TransferTarget, report: TransferReport): Promise<void> {
  const fingerprint = await source.fingerprint();
  const counts = new Map<string, number>();
  for (const table of transferTables) {
    counts.set(table.name, await source.count(table));
  }
  if (counts.get('integrations') === 0) {
    throw new CannotTransfer(`${source.name} has no integration, so there is nothing to copy.`);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);

  let progress = await target.begin({ name: source.name, fingerprint });
  let copied = Object.values(progress).reduce((sum, { rows }) => sum + rows, 0);
  for (const table of transferTables) {
    report.copying(table.name, copied, total);
    await copy(table);
  }

  const differing: string[] = [];
  for (const table of transferTables) {
    const expected = counts.get(table.name) as number;
    const rows = await target.count(table);
    if (rows === expected) {
      report.compared(table.name, rows);
    } else {
      differing.push(`${table.name} has ${rows} rows instead of ${expected}`);
    }
  }
  if (differing.length > 0) {
    throw new CannotTransfer(`The copy differs: ${differing.join(', ')}. Empty ${target.name}, and start again.`);
  }
  if ((await source.fingerprint()) !== fingerprint) {
    throw new CannotTransfer(
      `${source.name} was changed meanwhile. Stop its sidecars, empty ${target.name}, and start again.`
    );
  }
  await target.finish(await source.readMarks());

  async function copy(table: TransferTable): Promise<void> {
    const begun = progress[table.name];
    let rows = begun?.rows ?? 0;
    let batch = await source.read(table, begun === undefined ? null : unpackKey(begun.last));
    while (batch.length > 0) {
      const last = keyOf(table, batch.at(-1) ?? []);
      rows += batch.length;
      copied += batch.length;
      progress = { ...progress, [table.name]: { rows, last: packKey(last) } } satisfies Progress;
      const writing = target.write(table, batch, progress);
      writing.catch(() => {});
      // It is on its way before the next rows are read, which may hold up this thread.
      await setImmediate();
      const reading = source.read(table, last);
      [, batch] = await Promise.all([writing, reading]);
      report.copying(table.name, copied, total);
    }
  }
}
