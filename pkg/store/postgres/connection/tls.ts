import { readFile } from 'node:fs/promises';
import { type ConnectionOptions, getCACertificates } from 'node:tls';
import type { TlsSettings } from '../../../database-url/postgres-settings.ts';
import { UnreadableFile } from '../../../database-url/unreadable-file.ts';

/**
 * What Node needs for an encrypted connection, as libpq's `sslmode` means it: authorities are checked where the settings name some,
 * the server's name with `verify-full` only. Files are read anew for each connection, because certificates are renewed.
 * @throws {Error} for a file that cannot be read
 */
export async function readTlsOptions(settings: TlsSettings): Promise<ConnectionOptions> {
  const { mode, rootCertificate, certificate, key, readKeyPassword, minVersion } = settings;
  return {
    minVersion,
    rejectUnauthorized: rootCertificate !== undefined,
    ...(rootCertificate !== undefined && { ca: await readAuthorities(rootCertificate) }),
    ...(certificate !== undefined && { cert: await readNamed('sslcert', certificate) }),
    ...(key !== undefined && { key: await readNamed('sslkey', key) }),
    ...(readKeyPassword !== undefined && { passphrase: readKeyPassword() }),
    ...(mode !== 'verify-full' && { checkServerIdentity: () => undefined }),
  };
}

async function readAuthorities(path: string): Promise<string | string[]> {
  return path === 'system'
    ? [...getCACertificates('bundled'), ...getCACertificates('system')]
    : readNamed('sslrootcert', path);
}

async function readNamed(name: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(`The file of ${name}, ${path}, cannot be read (${error.code})`);
  });
}
