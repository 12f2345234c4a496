import type { PostgresHost, PostgresSettings } from './postgres-settings.ts';

/** The database for people, without anything secret. */
export function describePostgres({ hosts, database }: Pick<PostgresSettings, 'hosts' | 'database'>): string {
  return `the PostgreSQL database ${database} at ${hosts.map(describeHost).join(', ')}`;
}

function describeHost({ host, port }: PostgresHost): string {
  return host.startsWith('/')
    ? `${host}/.s.PGSQL.${port}`
    : host.includes(':')
      ? `[${host}]:${port}`
      : `${host}:${port}`;
}
