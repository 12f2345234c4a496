import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { createSenderAddress } from './sender-address.ts';

const request = (remoteAddress: string | undefined, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

test.each([
  ['no proxy is trusted', [], '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  ['IPv4 over an IPv6 socket', [], '::ffff:192.0.2.1', undefined, '192.0.2.1'],
  ['the connection is gone', [], undefined, undefined, ''],
  ['another than the proxy connects', ['10.0.0.0/8'], '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  ['the proxy connects', ['10.0.0.0/8'], '::ffff:10.1.2.3', '203.0.113.9', '203.0.113.9'],
  ['the sender makes up entries', ['10.0.0.1'], '10.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['two proxies', ['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  ['the proxy says nothing', ['10.0.0.1'], '10.0.0.1', undefined, '10.0.0.1'],
  ['the proxy says no address', ['10.0.0.1'], '10.0.0.1', 'unknown', '10.0.0.1'],
  ['an entry with a port', ['10.0.0.1'], '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['an entry in brackets', ['fd00::/8'], 'fd00::1', '[2001:db8::1]:4711', '2001:db8::1'],
  ['all are trusted', ['10.0.0.0/8'], '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
])('%s', (_, trusted, remote, forwarded, expected) => {
  expect(createSenderAddress(trusted)(request(remote, forwarded))).toBe(expected);
});
