/**
 * Whether a server takes connections, but none that is encrypted or not, as this one was to be.
 * @param error of connecting
 */
export function refusesEncryption(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message: string };
  return code === notAdmitted || message === noEncryption || code === 'EPROTO' || code.startsWith('ERR_SSL');
}

/** Whether another server would say the same, as with a wrong password. */
export function endsTheSearch(error: unknown): boolean {
  return final.has((error as { code?: string }).code ?? '');
}

/** What `pg` says where the server has no TLS. */
export const noEncryption = 'The server does not support SSL connections';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
export const notAdmitted = '28000';
export const wrongPassword = '28P01';
export const unknownDatabase = '3D000';

const final: ReadonlySet<string> = new Set([notAdmitted, wrongPassword, unknownDatabase, '42501', '53300']);
