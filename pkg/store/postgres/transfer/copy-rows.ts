import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { TransferRow } from '../../transfer/tables.ts';
import type { PooledClient } from '../connection/pool.ts';

/** Appends rows to a table by COPY, which is several times as fast as to insert them. */
export async function copyRows(
  client: PooledClient,
  table: string,
  columns: readonly string[],
  rows: readonly TransferRow[]
): Promise<void> {
  const names = columns.map(pg.escapeIdentifier).join(', ');
  const stream = client.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
  stream.end(rows.map(toLine).join(''));
  await finished(stream);
}

/** https://www.postgresql.org/docs/current/sql-copy.html, under "Text Format" */
function toLine(row: TransferRow): string {
  return `${row.map(toField).join('\t')}\n`;
}

function toField(value: TransferRow[number]): string {
  if (typeof value === 'string') {
    return /[\\\t\n\r\0]/.test(value) ? value.replace(/[\\\t\n\r\0]/g, escape) : value;
  }
  if (value === null) {
    return '\\N';
  }
  return typeof value === 'number' ? String(value) : `\\\\x${Buffer.from(value).toString('hex')}`;
}

/** PostgreSQL's texts cannot have the last one. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\uFFFD',
};

const escape = (character: string) => escapes[character] as string;
