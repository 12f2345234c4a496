import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from './config.ts';

test('without settings there are defaults', () => {
  expect(readConfig({ BELLHOOK_LOG_LEVEL: '' })).toEqual({
    http: { host: '127.0.0.1', port: 8080 },
    socketPath: '/run/bellhook/plugin.sock',
    secretKeys: [],
    secretKeysFile: undefined,
    grafana: null,
    grafanaTokensFile: undefined,
    database: { kind: 'sqlite', path: 'data/bellhook.db' },
    databaseConnections: 10,
    publicUrl: 'http://localhost:8080',
    basePath: '',
    provisioningPath: undefined,
    trustedProxies: [],
    retention: { resolvedDays: 365, keptAlerts: 1000 },
    maxBody: 1_048_576,
    retentionConfirmed: undefined,
    logLevel: 'info',
  });
});

test.each([
  ['BELLHOOK_HTTP_ADDRESS', '0.0.0.0:80', { http: { host: '0.0.0.0', port: 80 }, publicUrl: 'http://localhost:80' }],
  ['BELLHOOK_HTTP_ADDRESS', '[::1]:80', { http: { host: '::1', port: 80 }, publicUrl: 'http://localhost:80' }],
  ['BELLHOOK_HTTP_ADDRESS', 'alerts.lan:80', { publicUrl: 'http://alerts.lan:80' }],
  [
    'BELLHOOK_PUBLIC_URL',
    'https://example.com/oncall/',
    { publicUrl: 'https://example.com/oncall', basePath: '/oncall' },
  ],
  ['BELLHOOK_DATABASE_URL', 'sqlite:/var/lib/b.db', { database: { kind: 'sqlite', path: '/var/lib/b.db' } }],
  ['BELLHOOK_DATABASE_URL', 'postgres://b@db/x', { database: { kind: 'postgres', database: 'x' } }],
  ['BELLHOOK_DATABASE_CONNECTIONS', '4', { databaseConnections: 4 }],
  ['BELLHOOK_RETENTION_DAYS', '0', { retention: { resolvedDays: 0, keptAlerts: 1000 } }],
  ['BELLHOOK_RETENTION_CLOCK', '2026-11-28', { retentionConfirmed: Date.parse('2026-11-29T00:00:00Z') }],
  ['BELLHOOK_RETENTION_ALERTS', '50', { retention: { resolvedDays: 365, keptAlerts: 50 } }],
  ['BELLHOOK_TRUSTED_PROXIES', '10.0.0.1, fd00::/8,', { trustedProxies: ['10.0.0.1', 'fd00::/8'] }],
  ['BELLHOOK_MAX_BODY', '16MiB', { maxBody: 16_777_216 }],
  ['BELLHOOK_MAX_BODY', '4 mib', { maxBody: 4_194_304 }],
  ['BELLHOOK_MAX_BODY', '512KiB', { maxBody: 524_288 }],
  ['BELLHOOK_MAX_BODY', '65536', { maxBody: 65_536 }],
  ['BELLHOOK_LOG_LEVEL', 'debug', { logLevel: 'debug' }],
])('%s=%s', (name, value, expected) => {
  expect(readConfig({ [name]: value })).toMatchObject(expected);
});

test.each([
  ['BELLHOOK_HTTP_ADDRESS', '8080'],
  ['BELLHOOK_HTTP_ADDRESS', 'localhost:99999'],
  ['BELLHOOK_HTTP_ADDRESS', 'localhost:http'],
  ['BELLHOOK_SOCKET', `/${'s'.repeat(107)}`],
  ['BELLHOOK_DATABASE_URL', 'mysql://localhost/x'],
  ['BELLHOOK_DATABASE_URL', 'sqlite:'],
  ['BELLHOOK_DATABASE_CONNECTIONS', '3'],
  ['BELLHOOK_PUBLIC_URL', 'example.com'],
  ['BELLHOOK_PUBLIC_URL', 'javascript:alert(1)'],
  ['BELLHOOK_PUBLIC_URL', 'https://example.com/?a=b'],
  ['BELLHOOK_PUBLIC_URL', 'https://user:secret@example.com'],
  ['BELLHOOK_RETENTION_DAYS', '-1'],
  ['BELLHOOK_RETENTION_DAYS', '36501'],
  ['BELLHOOK_RETENTION_ALERTS', 'all'],
  ['BELLHOOK_RETENTION_CLOCK', 'yes'],
  ['BELLHOOK_RETENTION_CLOCK', '2026-11-31'],
  ['BELLHOOK_TRUSTED_PROXIES', 'proxy.lan'],
  ['BELLHOOK_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['BELLHOOK_TRUSTED_PROXIES', '10.0.0.0/'],
  ['BELLHOOK_TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['BELLHOOK_MAX_BODY', '17MiB'],
  ['BELLHOOK_MAX_BODY', '16777217'],
  ['BELLHOOK_MAX_BODY', '0'],
  ['BELLHOOK_MAX_BODY', '4MB'],
  ['BELLHOOK_MAX_BODY', '1.5MiB'],
  ['BELLHOOK_MAX_BODY', '-1'],
  ['BELLHOOK_LOG_LEVEL', 'loud'],
])('%s=%s is refused in one line that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must [^\\n]+$`));
});

test('what is wrong with the URL of a PostgreSQL is said without quoting it', () => {
  expect(() => readConfig({ BELLHOOK_DATABASE_URL: 'postgres://u:secret@h:port/d' })).toThrow(
    /^BELLHOOK_DATABASE_URL has a port that is no number from 1 to 65535$/
  );
});

test('tokens of Grafana are read with its address', () => {
  expect(
    readConfig({ BELLHOOK_GRAFANA_URL: 'http://grafana:3000/', BELLHOOK_GRAFANA_TOKENS: '1=glsa_one,2=glsa_two' })
      .grafana
  ).toEqual({
    url: 'http://grafana:3000',
    tokens: new Map([
      [1, 'glsa_one'],
      [2, 'glsa_two'],
    ]),
  });
  expect(readConfig({ BELLHOOK_GRAFANA_URL: 'http://grafana:3000' }).grafana).toBeNull();
});

test('a file of secrets is followed, and a pipe is read once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-config-'));
  const path = join(folder, 'tokens');
  const env = { BELLHOOK_GRAFANA_URL: 'http://grafana:3000', BELLHOOK_GRAFANA_TOKENS_FILE: path };
  const tokens = new Map([[1, 'glsa_one']]);
  writeFileSync(path, '1=glsa_one');
  expect(readConfig(env)).toMatchObject({ grafana: { tokens }, grafanaTokensFile: path });
  rmSync(path);
  execFileSync('mkfifo', [path]);
  spawn('sh', ['-c', 'echo 1=glsa_one >"$0"', path]);
  const { grafana, grafanaTokensFile } = readConfig(env);
  expect([grafana?.tokens, grafanaTokensFile]).toEqual([tokens, undefined]);
  rmSync(folder, { recursive: true });
});

test.each([
  [{ BELLHOOK_GRAFANA_TOKENS: '1=secret' }, 'BELLHOOK_GRAFANA_URL must be set where there are tokens of Grafana'],
  [
    { BELLHOOK_GRAFANA_TOKENS: '1=secret', BELLHOOK_GRAFANA_URL: 'grafana:3000' },
    'BELLHOOK_GRAFANA_URL must be an http or https URL without ? and #, user and password',
  ],
  [
    { BELLHOOK_GRAFANA_TOKENS: 'secret', BELLHOOK_GRAFANA_URL: 'http://grafana:3000' },
    'BELLHOOK_GRAFANA_TOKENS must have the id of an org and its token, such as 1=glsa_…, for each org; number 1 is not that',
  ],
  [
    { BELLHOOK_GRAFANA_TOKENS: '1=secret', BELLHOOK_GRAFANA_TOKENS_FILE: '/run/secrets/tokens' },
    'BELLHOOK_GRAFANA_TOKENS and BELLHOOK_GRAFANA_TOKENS_FILE: set one of them',
  ],
])('%j is refused without showing the token', (env, message) => {
  expect(() => readConfig(env)).toThrow(new Error(message));
});
