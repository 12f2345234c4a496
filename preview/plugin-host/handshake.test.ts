import { expect, test } from '@jest/globals';
import { parseHandshake } from './handshake.ts';

test.each([
  ['1|2|unix|/run/bellhook/plugin.sock|grpc', 'unix:/run/bellhook/plugin.sock'],
  ['1|2|unix|/tmp/a b/plugin.sock|grpc\r', 'unix:/tmp/a b/plugin.sock'],
  ['  1|2|tcp|127.0.0.1:10000|grpc|', 'dns:127.0.0.1:10000'],
])('%j leads to %s', (line, target) => {
  expect(parseHandshake(line)).toBe(target);
});

test.each([
  '',
  'Listening on port 8080',
  '{"level":"info"}',
  '1|2|unix|/a.sock',
  '1|2|unix|/a.sock|netrpc',
  '1|2|unix||grpc',
  '1|2|udp|127.0.0.1:1|grpc',
  '1|1|unix|/a.sock|grpc',
  '2|2|unix|/a.sock|grpc',
])('%j is refused', (line) => {
  expect(() => parseHandshake(line)).toThrow(JSON.stringify(line));
});
