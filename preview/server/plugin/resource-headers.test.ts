import { describe, expect, test } from '@jest/globals';
import { replyHeaders, requestHeaders } from './resource-headers.ts';

describe('requestHeaders', () => {
  test.each([
    'authorization',
    'connection',
    'cookie',
    'keep-alive',
    'origin',
    'referer',
    'transfer-encoding',
    'user-agent',
    'x-forwarded-host',
    'x-grafana-device-id',
  ])('keeps %s from the plugin', (name) => {
    expect(requestHeaders({ [name]: 'x' }, undefined)).not.toHaveProperty(name);
  });

  test('keeps headers from the plugin that the connection header names', () => {
    expect(requestHeaders({ connection: 'close, X-Secret', 'x-secret': '1', accept: '*/*' }, undefined)).toEqual({
      accept: '*/*',
    });
  });

  test('passes all other headers, even those that claim an identity, and adds the origin of the request', () => {
    const headers = { 'content-type': 'application/json', 'x-grafana-user': 'root', referer: 'http://localhost/a/x' };
    expect(requestHeaders(headers, '127.0.0.1')).toEqual({
      'content-type': 'application/json',
      'x-grafana-user': 'root',
      'x-grafana-referer': 'http://localhost/a/x',
      'x-forwarded-for': '127.0.0.1',
    });
  });
});

describe('replyHeaders', () => {
  test('drops cookies and headers of the connection, and enforces the sandbox', () => {
    const headers = {
      'Set-Cookie': ['session=1'],
      Connection: ['close'],
      'Content-Security-Policy': ['script-src *'],
      'Content-Type': ['text/html'],
      'X-More': ['1', '2'],
    };
    expect(replyHeaders(headers, 200)).toEqual({
      'content-type': ['text/html'],
      'content-security-policy': ['sandbox'],
      'x-more': ['1', '2'],
    });
  });

  test('is JSON by default, except for 204', () => {
    expect(replyHeaders({}, 200)).toHaveProperty('content-type', ['application/json']);
    expect(replyHeaders({}, 204)).not.toHaveProperty('content-type');
  });
});
