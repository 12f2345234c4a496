import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this machine can make certificates. */
export const canCertify = spawnSync('openssl', ['version']).status === 0;

/** The paths of what an authority has certified, in PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** An authority that nobody else trusts. */
export interface Authority {
  /** The path of its certificate. */
  readonly path: string;
  /** @param name the common name. @param hosts the names for which a server's certificate holds. @param kind of its key */
  certify(name: string, hosts?: readonly string[], kind?: 'ec' | 'rsa'): Certified;
}

/** @param folder for its files; each authority needs one of its own */
export function createAuthority(folder: string): Authority {
  const path = join(folder, 'authority.crt');
  const key = join(folder, 'authority.key');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const newRsaKey = ['-newkey', 'rsa:2048', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', key, '-out', path, '-days', '2', '-subj', '/CN=A test');
  return {
    path,
    certify(name, hosts = [], kind = 'ec') {
      const files = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
      const request = join(folder, `${name}.csr`);
      const extensions = join(folder, `${name}.ext`);
      writeFileSync(
        extensions,
        hosts.length === 0 ? '' : `subjectAltName=${hosts.map((host) => `DNS:${host}`).join()}`
      );
      const made = kind === 'ec' ? newKey : newRsaKey;
      openssl('req', '-new', ...made, '-keyout', files.key, '-out', request, '-subj', `/CN=${name}`);
      const signed = ['-CA', path, '-CAkey', key, '-CAcreateserial', '-days', '2', '-extfile', extensions];
      openssl('x509', '-req', '-in', request, '-out', files.certificate, ...signed);
      return files;
    },
  };
}

/** What `startPostgres` takes for a server with such a certificate. */
export function readForServer({ certificate, key }: Certified, authority: Authority) {
  const read = (path: string) => readFileSync(path, 'utf8');
  return { certificate: read(certificate), key: read(key), authority: read(authority.path) };
}
