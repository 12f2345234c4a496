import { expect, test } from '@jest/globals';
import { createNetworkList } from '../../guards/networks.ts';
import { isNetwork } from './network.ts';

test.each([
  ...[
    '192.0.2.1',
    '192.0.2.0/24',
    '0.0.0.0/0',
    '::',
    '::1',
    '2001:db8::/32',
    'fe80::1/128',
    '::ffff:192.0.2.1',
    '64:ff9b::192.0.2.33',
  ],
  ...['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:192.0.2.1', '1::'],
])('%s is one, and the list of networks takes it', (text) => {
  expect(isNetwork(text)).toBe(true);
  expect(() => createNetworkList([text])).not.toThrow();
});

test.each([
  ...[
    '',
    'a',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.01',
    '192.0.2.0/33',
    '192.0.2.0/24/1',
    '192.0.2.0/',
    '1:2',
    ':::',
    '1::2::3',
  ],
  // An IPv4 part is at the end only.
  ...[
    '1.2.3.4::',
    '1:1.2.3.4::',
    '1.2.3.4::/96',
    '1.2.3.4:1::',
    '::1.2.3.4:1',
    '2001:db8::/129',
    'fe80::1%eth0',
    '12345::',
  ],
])('%s is none', (text) => {
  expect(isNetwork(text)).toBe(false);
});
