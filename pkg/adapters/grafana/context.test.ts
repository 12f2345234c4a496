import { describe, expect, test } from '@jest/globals';
import { readCaller } from './context.ts';
import { type DeepPartial, PluginContext } from './protocol/plugin.ts';

const ada = { login: 'ada', name: 'Ada', email: 'ada@example.com', role: 'Editor' };

/** What the message is after it went over the wire. */
function received(context: DeepPartial<PluginContext>): PluginContext {
  return PluginContext.decode(PluginContext.encode(PluginContext.fromPartial(context)).finish());
}

describe('who asks', () => {
  test('is the user of the context, in its org', () => {
    expect(readCaller(received({ orgId: 7, user: ada }))).toEqual({
      orgId: 7,
      actor: { kind: 'user', login: 'ada', name: 'Ada' },
      role: 'Editor',
      login: 'ada',
      teams: [],
      webhookBaseUrl: undefined,
    });
  });

  test.each([
    ['no context', undefined],
    ['an empty context', received({})],
    ['no user: Grafana itself', received({ orgId: 1 })],
    ['a user without an org', received({ user: { ...ada, role: 'Admin' } })],
    ['a user of an impossible org', received({ orgId: -1, user: { ...ada, role: 'Admin' } })],
  ])('has no role with %s', (_, context) => {
    expect(readCaller(context).role).toBeUndefined();
  });

  test.each(['None', 'Viewer', 'Admin', 'Grafana Admin', ''])('has the role as Grafana says it: %j', (role) => {
    expect(readCaller(received({ orgId: 1, user: { ...ada, role } })).role).toBe(role);
  });

  test.each([
    ['without login and name', { login: '', name: '' }, { kind: 'anonymous' }],
    ['with a name only', { name: 'Ada' }, { kind: 'user', login: '', name: 'Ada' }],
    ['with a login only', { login: 'ada' }, { kind: 'user', login: 'ada', name: '' }],
    [
      'with the login of a service account',
      { login: 'sa-1-deploy', name: 'Deploy', email: 'sa-1-deploy' },
      { kind: 'service_account', login: 'sa-1-deploy', name: 'Deploy' },
    ],
    [
      'with the login of an external service account, without an email',
      { login: 'sa-1-extsvc-app', name: 'extsvc-app' },
      { kind: 'service_account', login: 'sa-1-extsvc-app', name: 'extsvc-app' },
    ],
    [
      'who has such a login, but an email address',
      { login: 'sa-smith', name: 'S. A. Smith', email: 'smith@example.com' },
      { kind: 'user', login: 'sa-smith', name: 'S. A. Smith' },
    ],
  ])('is a user %s', (_, user, actor) => {
    const caller = readCaller(received({ orgId: 1, user: { ...user, role: 'Viewer' } }));
    expect(caller).toMatchObject({ actor, role: 'Viewer' });
  });

  test('is nobody who could be named where Grafana itself calls', () => {
    expect(readCaller(received({ orgId: 1 }))).toMatchObject({ actor: { kind: 'anonymous' }, role: undefined });
  });
});

describe('the base URL of webhooks', () => {
  const baseUrl = (jsonData: string) =>
    readCaller(received({ orgId: 1, appInstanceSettings: { jsonData: Buffer.from(jsonData) } })).webhookBaseUrl;

  test.each(['http://alerts.example', 'https://alerts.example:8443/bellhook/'])('is read: %s', (url) => {
    expect(baseUrl(JSON.stringify({ webhookBaseUrl: url, other: 1 }))).toBe(url);
  });

  test.each([
    ['no bytes', ''],
    ['null', 'null'],
    ['a list', '["webhookBaseUrl"]'],
    ['a text', '"http://alerts.example"'],
    ['no JSON', '{"webhookBaseUrl":'],
    ['no such setting', '{}'],
    ['an empty setting', '{"webhookBaseUrl":""}'],
    ['a number', '{"webhookBaseUrl":8080}'],
    ['a list in the setting', '{"webhookBaseUrl":["http://alerts.example"]}'],
    ['a URL that browsers run', '{"webhookBaseUrl":"javascript:alert(1)"}'],
    ['another scheme', '{"webhookBaseUrl":"ftp://alerts.example"}'],
    ['no scheme', '{"webhookBaseUrl":"alerts.example"}'],
    ['no host', '{"webhookBaseUrl":"http://"}'],
    ['a query', '{"webhookBaseUrl":"http://alerts.example/?a=b"}'],
    ['a fragment', '{"webhookBaseUrl":"http://alerts.example/#"}'],
    ['a password', '{"webhookBaseUrl":"http://user:secret@alerts.example"}'],
  ])('is not there with %s', (_, jsonData) => {
    expect(baseUrl(jsonData)).toBeUndefined();
  });

  test('is not there without settings', () => {
    expect(readCaller(received({ orgId: 1, user: ada })).webhookBaseUrl).toBeUndefined();
  });
});
