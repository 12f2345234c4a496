import { classifyError, type Fault, slow, StoreUnavailable } from '../fault.ts';
import { explainConnection } from './connection/connection-fault.ts';

/**
 * What an error means that a connection to PostgreSQL, or a statement on one, has failed with.
 * @param error the server's have a code: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function classifyPostgresError(error: unknown): Fault {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return explainConnection(error) ?? byCode.get(code) ?? (isAfterEnd.test(message) ? ended : classifyError(error));
}

/** The error as a store rejects with it: `StoreUnavailable` where the database is at fault, else as it is. */
export function toStoreError(error: unknown): unknown {
  const fault = classifyPostgresError(error);
  return fault.reason === 'other' || error instanceof StoreUnavailable
    ? error
    : new StoreUnavailable(fault, { cause: error });
}

/** What `pg` says of a statement after the one with which the connection has ended, such as a rollback. */
const isAfterEnd = /not queryable/;

const ended: Fault = {
  reason: 'unreachable',
  message: 'The connection to the database has ended. Check that the database runs.',
  isLasting: false,
};

const damaged = 'The database is damaged. Stop the sidecars, and restore a backup.';

const byCode: ReadonlyMap<string, Fault> = new Map([
  ['53100', fault('disk_full', 'The disk of the database is full. Free some space.')],
  ['58030', fault('disk_error', 'The disk of the database reports an error. Check the disk.')],
  ['XX001', fault('damaged', damaged)],
  ['XX002', fault('damaged', damaged)],
  ['57014', slow],
  ['55P03', slow],
]);

function fault(reason: Fault['reason'], message: string): Fault {
  return { reason, message, isLasting: false };
}
