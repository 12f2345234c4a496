import { UnreadableFile } from '../../../database-url/unreadable-file.ts';
import { type Fault, slow } from '../../fault.ts';
import { noAnswer, readOnly } from './client.ts';
import { noEncryption, notAdmitted, unknownDatabase, wrongPassword } from './refusals.ts';
import { Unsuitable } from './unsuitable.ts';

/**
 * What it means that there is no connection to use, in words for who set it up.
 * @param error of a connection or of a statement; the server's have a code: https://www.postgresql.org/docs/current/errcodes-appendix.html
 * @returns undefined where it is about something else
 */
export function explainConnection(error: unknown): Fault | undefined {
  const { code = '', message = '', cause } = error as { code?: string; message?: string; cause?: unknown };
  const known = byCode.get(code) ?? byMessage.get(message) ?? (code.startsWith('08') ? gone : undefined);
  if (known !== undefined) {
    return { reason: known[0], message: known[1].replace('%', () => message), isLasting: false };
  }
  if (error instanceof Unsuitable) {
    const reason = error.reason === 'read_only' ? 'read_only' : 'cannot_open';
    return { reason, message: `The server cannot be used: ${message}.`, isLasting: false };
  }
  if (error instanceof UnreadableFile) {
    return { reason: 'cannot_open', message: `${message}.`, isLasting: false };
  }
  if (/CERT|SIGNATURE|SELF_SIGNED|ERR_SSL|ERR_TLS|EPROTO/.test(code)) {
    const text = `The database’s certificate is not accepted (${message}). Check sslmode, sslrootcert and sslcert.`;
    return { reason: 'cannot_open', message: text, isLasting: false };
  }
  return cause instanceof Error ? explainConnection(cause) : undefined;
}

/** A % stands for what the server or the system says, which has names of hosts, users and databases and no secrets. */
type KnownFault = readonly [reason: Fault['reason'], message: string];

const starting: KnownFault = ['unreachable', 'The database is starting or stopping (%).'];
const gone: KnownFault = ['unreachable', 'The connection to the database has ended (%).'];
const noName: KnownFault = [
  'unreachable',
  'The database’s host name cannot be found (%). Check it and the name service.',
];
const silent: KnownFault = [
  'unreachable',
  'The database’s host does not answer (%). Check that it runs and the network.',
];

const byCode: ReadonlyMap<string, KnownFault> = new Map([
  ['ECONNREFUSED', ['unreachable', 'Nothing listens at the database’s address (%). Check that PostgreSQL runs there.']],
  ['ENOENT', ['unreachable', 'There is no socket of a PostgreSQL (%). Check that it runs and where its socket is.']],
  ['EACCES', ['not_admitted', 'The socket of the database cannot be opened (%). Check its permissions.']],
  ['ENOTFOUND', noName],
  ['EAI_AGAIN', noName],
  ['ETIMEDOUT', silent],
  ['EHOSTUNREACH', silent],
  ['ENETUNREACH', silent],
  ['ECONNRESET', gone],
  ['EPIPE', gone],
  ['57P01', starting],
  ['57P02', starting],
  ['57P03', starting],
  ['57P05', gone],
  [wrongPassword, ['not_admitted', 'The database refuses the password (%). Check it.']],
  [notAdmitted, ['not_admitted', 'The database does not admit this user from here (%). Check its pg_hba.conf.']],
  [unknownDatabase, ['cannot_open', 'There is no such database (%). Create it, or check its name.']],
  ['3F000', ['cannot_open', 'There is no schema to use (%). Create one for the user, or check search_path.']],
  ['42501', ['not_admitted', 'The database user may not do this (%). Give it a schema of its own.']],
  [
    '53300',
    ['too_many_connections', 'The database takes no more connections (%). Raise max_connections, or use a pooler.'],
  ],
  [readOnly, ['read_only', 'The database can only be read (%). Check that it is no standby.']],
]);

/** Errors of `pg` have no codes. */
const byMessage: ReadonlyMap<string, KnownFault> = new Map([
  ['Connection terminated unexpectedly', gone],
  ['Connection terminated', gone],
  ['timeout expired', silent],
  ['timeout exceeded when trying to connect', ['slow', slow.message]],
  ['Connection terminated due to connection timeout', silent],
  [noAnswer, ['slow', slow.message]],
  [noEncryption, ['cannot_open', 'The database takes no encrypted connections, and sslmode asks for them.']],
]);
