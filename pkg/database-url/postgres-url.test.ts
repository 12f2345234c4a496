import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { readPostgresUrl } from './postgres-url.ts';

const read = (url: string) => readPostgresUrl(url, {});

test('a short URL has the defaults of libpq', () => {
  expect(read('postgres://bellhook@db.example')).toEqual({
    kind: 'postgres',
    hosts: [{ host: 'db.example', port: 5432 }],
    shuffleHosts: false,
    database: 'bellhook',
    user: 'bellhook',
    readPassword: expect.any(Function),
    tls: {
      mode: 'prefer',
      rootCertificate: undefined,
      certificate: undefined,
      key: undefined,
      readKeyPassword: undefined,
      isDirect: false,
      minVersion: 'TLSv1.2',
      bindChannel: true,
    },
    options: undefined,
    applicationName: 'bellhook',
    connectTimeoutMs: 5000,
    keepAliveMs: 10_000,
  });
});

test.each([
  ['postgresql://u@h/d', { database: 'd' }],
  ['postgres://u@h1,h2:5433,[::1]:5434/d', { hosts: [at('h1'), at('h2', 5433), at('::1', 5434)] }],
  ['postgres://u@/d?host=/run/postgresql&port=5433', { hosts: [at('/run/postgresql', 5433)] }],
  ['postgres://u@%2Frun%2Fpostgresql/d', { hosts: [at('/run/postgresql')] }],
  ['postgres:///d?user=u&host=h1,h2&port=6432', { user: 'u', hosts: [at('h1', 6432), at('h2', 6432)] }],
  ['postgres://u%40org@h/a%2Fb', { user: 'u@org', database: 'a/b' }],
  ['postgres://u@h/d?dbname=e', { database: 'e' }],
  ['postgres://u@h/d?target_session_attrs=read-write&load_balance_hosts=random', { shuffleHosts: true }],
  ['postgres://u@h/d?options=-c%20search_path%3Dbellhook', { options: '-c search_path=bellhook' }],
  ['postgres://u@h/d?application_name=night+shift', { applicationName: 'night+shift' }],
  ['postgres://u@h/d?connect_timeout=2&keepalives=0', { connectTimeoutMs: 2000, keepAliveMs: undefined }],
  ['postgres://u@h/d?keepalives_idle=30', { keepAliveMs: 30_000 }],
  ['postgres://u@h/d?sslmode=disable', { tls: { mode: 'disable' } }],
  ['postgres://u@h/d?sslrootcert=system', { tls: { mode: 'verify-full', rootCertificate: 'system' } }],
  [
    'postgres://u@h/d?sslmode=verify-ca&sslrootcert=/a.crt&sslcert=/c.crt&sslkey=/c.key',
    { tls: { mode: 'verify-ca', rootCertificate: '/a.crt', certificate: '/c.crt', key: '/c.key' } },
  ],
  ['postgres://u@h/d?sslmode=require&sslnegotiation=direct', { tls: { isDirect: true } }],
  [
    'postgres://u@h/d?ssl_min_protocol_version=TLSv1.3&channel_binding=disable',
    { tls: { minVersion: 'TLSv1.3', bindChannel: false } },
  ],
])('%s', (url, expected) => {
  expect(read(url)).toMatchObject(expected);
});

test.each([
  ['postgres:/u@h/d', 'must be like'],
  ['postgres://u:hush@hush@h/d', 'must be like'],
  ['postgres://u:hu/sh@h/d', 'must be like'],
  ['postgres://u:hush@h/d?x=@', 'must be like'],
  ['postgres://u:hu%sh@h/d', 'has a % that'],
  ['postgres://:hush@h/d', 'names no user'],
  ['postgres://u:hush@/d', 'names no host'],
  ['postgres://u:hush@h,,i/d', 'has a host that'],
  ['postgres://u:hush@h ush/d', 'has a host that'],
  ['postgres://u:hush@h:0/d', 'has a port that'],
  ['postgres://u:hush@h:65536/d', 'has a port that'],
  ['postgres://u:hush@h:hush/d', 'has a port that'],
  ['postgres://u:hush@h/d?host=a,b&port=1,2,3', 'has another number of ports'],
  ['postgres://u:hush@h/d?hush=1', 'has a parameter that Bellhook does not know'],
  ['postgres://u:hush@h/d?sslmode=hush', 'has another sslmode than disable, allow, prefer, '],
  ['postgres://u:hush@h/d?sslmode=verify-full', 'has sslmode=verify-full, which needs sslrootcert'],
  [
    'postgres://u:hush@h/d?sslmode=require&sslrootcert=system',
    'has sslrootcert=system, which needs sslmode=verify-full',
  ],
  ['postgres://u:hush@h/d?sslnegotiation=direct', 'has sslnegotiation=direct, which needs sslmode=require'],
  ['postgres://u:hush@h/d?sslcert=/c.crt', 'has only one of sslcert and sslkey'],
  ['postgres://u:hush@h/d?target_session_attrs=standby', 'has another target_session_attrs than'],
  ['postgres://u:hush@h/d?channel_binding=require', 'has another channel_binding than'],
  ['postgres://u:hush@h/d?connect_timeout=0', 'has a connect_timeout that is no whole number from 1 to 300'],
  ['postgres://u:hush@h/d?connect_timeout=hush', 'has a connect_timeout that'],
])('%s is refused, and the reason quotes nothing of the password', (url, reason) => {
  expect(() => read(url)).toThrow(reason);
  expect(() => read(url)).not.toThrow('hush');
});

describe('the password', () => {
  const passwordOf = (url: string, env: Record<string, string | undefined> = {}) =>
    readPostgresUrl(url, env).readPassword();

  test('is that of the URL, else of a variable, else of a file, else of libpq’s variable', async () => {
    const env = { BELLHOOK_DATABASE_PASSWORD: 'two', PGPASSWORD: 'four' };
    expect(await passwordOf('postgres://u:o%40ne:@h', env)).toBe('o@ne:');
    expect(await passwordOf('postgres://u:zero@h?password=one', env)).toBe('one');
    expect(await passwordOf('postgres://u@h', env)).toBe('two');
    expect(await passwordOf('postgres://u@h', { ...env, BELLHOOK_DATABASE_PASSWORD: '' })).toBe('four');
    expect(await passwordOf('postgres://u@h')).toBe('');
  });

  test('is read from its file each time, without the end of its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bellhook-password-'));
    const file = join(folder, 'password');
    const { readPassword } = readPostgresUrl('postgres://u@h', { BELLHOOK_DATABASE_PASSWORD_FILE: file });
    await expect(readPassword()).rejects.toThrow(`The password’s file, ${file}, cannot be read (ENOENT)`);
    writeFileSync(file, ' old \n');
    expect(await readPassword()).toBe(' old ');
    writeFileSync(file, 'new\r\n');
    expect(await readPassword()).toBe('new');
    rmSync(folder, { recursive: true });
  });

  test('is in nothing that is written down', () => {
    const settings = readPostgresUrl('postgres://u:hush@h/d?sslpassword=hush', { BELLHOOK_DATABASE_PASSWORD: 'hush' });
    expect(JSON.stringify(settings) + inspect(settings, { depth: 9, showHidden: true })).not.toContain('hush');
  });
});

function at(host: string, port = 5432) {
  return { host, port };
}
