import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isBaseUrl } from './contract/base-url.ts';
import { payloadLimit } from './contract/limits.ts';
import type { PostgresSettings } from './database-url/postgres-settings.ts';
import { readPostgresUrl } from './database-url/postgres-url.ts';
import { UrlFault } from './database-url/url-fault.ts';
import { parseKeys, readKeyFile } from './secrets/read-keys.ts';
import { type GrafanaTokens, parseTokens, readTokenFile } from './secrets/read-tokens.ts';
import { SecretFault } from './secrets/secret-lines.ts';

export interface Config {
  http: { host: string; port: number };
  socketPath: string;
  database: { kind: 'sqlite'; path: string } | PostgresSettings;
  /** How many connections to a PostgreSQL there are at most. */
  databaseConnections: number;
  /** Base of the webhook URLs that are shown to people, without a trailing slash. It may have a path. */
  publicUrl: string;
  /** The path of `publicUrl`; empty if it has none. */
  basePath: string;
  provisioningPath: string | undefined;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is trusted. */
  trustedProxies: string[];
  /** Defaults for integrations without settings of their own; 0 means forever. */
  retention: { resolvedDays: number; keptAlerts: number };
  /** Maximum size of a delivery's body, in bytes, both as sent and decompressed. */
  maxBody: number;
  /** The end of the day up to which a person trusts the clock, in milliseconds since 1970; undefined if not set. */
  retentionConfirmed: number | undefined;
  logLevel: LogLevel;
  /** Keys with which secrets of integrations are encrypted; the first one seals, all of them open. Without one no secret is kept. */
  secretKeys: readonly Uint8Array[];
  /** The file that has them, if one does that can be read again. */
  secretKeysFile: string | undefined;
  /** Where Grafana's own API is asked who is in which team, and with which token in which org. Null: nowhere. */
  grafana: { readonly url: string; readonly tokens: GrafanaTokens } | null;
  /** The file that has the tokens, if one does that can be read again. */
  grafanaTokensFile: string | undefined;
}

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be used. Its message is one line that names the variable. */
export class ConfigError extends Error {}

/**
 * The sidecar's settings from environment variables; unset and empty ones have their defaults.
 * @throws {ConfigError} for the first value that cannot be used
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const http = read(env, 'BELLHOOK_HTTP_ADDRESS', '127.0.0.1:8080', address);
  const publicUrl = read(env, 'BELLHOOK_PUBLIC_URL', localUrl(http), webUrl);
  return {
    http,
    socketPath: read(env, 'BELLHOOK_SOCKET', '/run/bellhook/plugin.sock', socketPath),
    database: readDatabaseUrl('BELLHOOK_DATABASE_URL', env['BELLHOOK_DATABASE_URL'] || 'sqlite:data/bellhook.db', env),
    databaseConnections: read(env, 'BELLHOOK_DATABASE_CONNECTIONS', '10', wholeNumber(500, 4)),
    publicUrl,
    basePath: new URL(publicUrl).pathname.replace(/\/$/, ''),
    provisioningPath: env['BELLHOOK_PROVISIONING_PATH'] || undefined,
    trustedProxies: read(env, 'BELLHOOK_TRUSTED_PROXIES', '', networks),
    retention: {
      resolvedDays: read(env, 'BELLHOOK_RETENTION_DAYS', '365', wholeNumber(36_500)),
      keptAlerts: read(env, 'BELLHOOK_RETENTION_ALERTS', '1000', wholeNumber(10_000_000)),
    },
    maxBody: read(env, 'BELLHOOK_MAX_BODY', '1MiB', byteSize(64 * kib, payloadLimit, 'from 64KiB to 16MiB')),
    retentionConfirmed: read(env, 'BELLHOOK_RETENTION_CLOCK', '', dayOrNothing),
    secretKeys: readSecrets(env, 'BELLHOOK_SECRET_KEYS', parseKeys, readKeyFile),
    secretKeysFile: fileToFollow(env['BELLHOOK_SECRET_KEYS_FILE']),
    grafana: readGrafana(env),
    grafanaTokensFile: fileToFollow(env['BELLHOOK_GRAFANA_TOKENS_FILE']),
    logLevel: read(env, 'BELLHOOK_LOG_LEVEL', 'info', z.enum(logLevels, `must be one of ${logLevels.join(', ')}`)),
  };
}

const address = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$/, 'must be host:port, such as 0.0.0.0:8080')
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
  })
  .refine(({ port }) => port <= 65_535, 'must have a port of at most 65535');

// The kernel's limit for the path of a unix socket.
const socketPath = z.string().refine((path) => Buffer.byteLength(path) <= 107, 'must be at most 107 bytes long');

/**
 * Reads the URL of a database.
 * @param name of the setting
 * @param env for a password that the URL does not have
 * @throws {ConfigError}
 */
export function readDatabaseUrl(
  name: string,
  url: string,
  env: Record<string, string | undefined>
): Config['database'] {
  if (/^sqlite:./.test(url)) {
    return { kind: 'sqlite', path: url.slice('sqlite:'.length) };
  }
  try {
    if (/^postgres(ql)?:/.test(url)) {
      return readPostgresUrl(url, env);
    }
  } catch (error) {
    throw error instanceof UrlFault ? new ConfigError(`${name} ${error.message}`) : error;
  }
  throw new ConfigError(
    `${name} must be sqlite: and the path of a file, such as sqlite:data/bellhook.db, or postgres://user@host/database`
  );
}

function readGrafana(env: Record<string, string | undefined>): Config['grafana'] {
  const tokens = readSecrets(env, 'BELLHOOK_GRAFANA_TOKENS', parseTokens, readTokenFile);
  if (tokens.size === 0) {
    return null;
  }
  if (!env['BELLHOOK_GRAFANA_URL']) {
    throw new ConfigError('BELLHOOK_GRAFANA_URL must be set where there are tokens of Grafana');
  }
  return { url: read(env, 'BELLHOOK_GRAFANA_URL', '', webUrl), tokens };
}

/** A pipe says once what it has, and holds up whoever reads it again until somebody writes. */
function fileToFollow(path: string | undefined): string | undefined {
  return path && statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}

/** Secrets from the variable `name`, or from the file that the variable `name`_FILE names. */
function readSecrets<T>(
  env: Record<string, string | undefined>,
  name: string,
  parse: (text: string) => T,
  readFile: (path: string) => T
): T {
  const { [name]: text, [`${name}_FILE`]: path } = env;
  if (text && path) {
    throw new ConfigError(`${name} and ${name}_FILE: set one of them`);
  }
  try {
    return path ? readFile(path) : parse(text ?? '');
  } catch (error) {
    throw error instanceof SecretFault ? new ConfigError(`${path ? `${name}_FILE` : name} ${error.message}`) : error;
  }
}

const wholeNumber = (most: number, least = 0) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((number) => number >= least && number <= most, `must be a whole number from ${least} to ${most}`);

const kib = 1024;
const mib = 1024 * kib;

const byteSize = (least: number, most: number, range: string) =>
  z
    .string()
    .regex(/^\d{1,9} *(?:[KM]iB)?$/i, `must be a number of bytes, KiB or MiB ${range}, such as 4MiB`)
    .transform((text) => Number.parseInt(text, 10) * (/M/i.test(text) ? mib : /K/i.test(text) ? kib : 1))
    .refine((bytes) => bytes >= least && bytes <= most, `must be ${range}`);

const dayOrNothing = z
  .string()
  .refine((text) => text === '' || z.iso.date().safeParse(text).success, 'must be a day, such as 2026-11-28')
  .transform((text) => (text === '' ? undefined : Date.parse(text) + 24 * 60 * 60 * 1000));

const networks = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  )
  .refine((list) => list.every(isNetwork), 'must be addresses or networks, such as 10.0.0.1,172.16.0.0/12');

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

const webUrl = z
  .string()
  .refine(isBaseUrl, 'must be an http or https URL without ? and #, user and password')
  .transform((url) => url.replace(/\/+$/, ''));

function read<T>(env: Record<string, string | undefined>, name: string, fallback: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(env[name] || fallback);
  if (!parsed.success) {
    throw new ConfigError(`${name} ${parsed.error.issues[0]?.message}`);
  }
  return parsed.data;
}

/** The URL for a browser on this machine. A listener on all interfaces is reached as localhost. */
function localUrl({ host, port }: Config['http']): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
