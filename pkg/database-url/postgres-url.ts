import { readFile } from 'node:fs/promises';
import type { PostgresHost, PostgresSettings } from './postgres-settings.ts';
import { readTls } from './tls-parameters.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { UrlFault } from './url-fault.ts';
import { choose, type Parameters, readParameters, wholeNumber } from './url-parameters.ts';

/**
 * The settings of a URL as libpq understands it, `postgres://user:password@host:port,host:port/database?parameter=value`.
 * @param env for a password that the URL does not have
 * @throws {UrlFault}
 *
 * @example
 * readPostgresUrl('postgres://bellhook@db1,db2/bellhook?sslmode=verify-full&sslrootcert=system', process.env);
 */
export function readPostgresUrl(url: string, env: Record<string, string | undefined>): PostgresSettings {
  const parts = /^postgres(?:ql)?:\/\/(?:([^@/?]*)@)?([^@/?]*)(?:\/([^@/?]*))?(?:\?([^@]*))?$/.exec(url);
  if (parts === null) {
    throw new UrlFault(
      'must be like postgres://user:password@host:5432/database, with special characters in it as %40 for @ and %2F for /'
    );
  }
  const [, person = '', places = '', path = '', query = ''] = parts;
  const parameters = readParameters(query);
  const [user, password] = person.split(/:(.*)/s, 2).map(decode);
  const name = parameters.user ?? user;
  if (name === undefined || name === '') {
    throw new UrlFault('names no user');
  }
  const hosts = readHosts(places, parameters);
  // Bellhook writes, so it takes no other servers than those that these stand for.
  choose(parameters, 'target_session_attrs', ['any', 'read-write', 'primary']);
  choose(parameters, 'gssencmode', ['disable', 'prefer']);
  return {
    kind: 'postgres',
    hosts,
    shuffleHosts: choose(parameters, 'load_balance_hosts', ['disable', 'random']) === 'random',
    database: parameters.dbname ?? (decode(path) || name),
    user: name,
    readPassword: passwordReader(parameters.password ?? password, env),
    tls: readTls(parameters),
    options: parameters.options,
    applicationName: parameters.application_name ?? 'bellhook',
    connectTimeoutMs: wholeNumber(parameters, 'connect_timeout', 1, 300, 5) * 1000,
    keepAliveMs:
      wholeNumber(parameters, 'keepalives', 0, 1, 1) === 0
        ? undefined
        : wholeNumber(parameters, 'keepalives_idle', 1, 86_400, 10) * 1000,
  };
}

function readHosts(places: string, parameters: Parameters): PostgresHost[] {
  const listed = places === '' ? [] : places.split(',').map(splitPort);
  const names = parameters.host?.split(',') ?? listed.map(({ host }) => host);
  const ports = parameters.port?.split(',') ?? listed.map(({ port }) => port);
  if (names.length === 0) {
    throw new UrlFault('names no host');
  }
  if (ports.length > 1 && ports.length !== names.length) {
    throw new UrlFault('has another number of ports than of hosts');
  }
  return names.map((host, index) => ({ host: checkHost(host), port: readPort(ports[index] ?? ports[0] ?? '') }));
}

function splitPort(place: string): { host: string; port: string } {
  const [, address, host, port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(place) ?? [];
  return { host: address ?? decode(host ?? ''), port };
}

function checkHost(host: string): string {
  if (!/^(?:[\w.-]+|[\da-f:.]+(?:%\w+)?|\/[^\0]+)$/i.test(host)) {
    throw new UrlFault('has a host that is no name, no address and no folder of a socket');
  }
  return host;
}

function readPort(text: string): number {
  const port = text === '' ? 5432 : /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port === 0 || port > 65_535) {
    throw new UrlFault('has a port that is no number from 1 to 65535');
  }
  return port;
}

/** That of the URL, else of a variable, else of a file. */
function passwordReader(given: string | undefined, env: Record<string, string | undefined>): () => Promise<string> {
  const text = given ?? (env['BELLHOOK_DATABASE_PASSWORD'] || undefined);
  const file = env['BELLHOOK_DATABASE_PASSWORD_FILE'];
  if (text !== undefined || !file) {
    return async () => text ?? env['PGPASSWORD'] ?? '';
  }
  return async () => {
    const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UnreadableFile(`The password’s file, ${file}, cannot be read (${error.code})`);
    });
    return content.replace(/\r?\n$/, '');
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UrlFault('has a % that is not followed by two digits: write it as %25');
  }
}
