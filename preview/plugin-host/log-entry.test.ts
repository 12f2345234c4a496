import { expect, test } from '@jest/globals';
import { parseLogLine } from './log-entry.ts';

test('a line in the format of Grafana gives its level, message and fields', () => {
  const line = '{"@level":"warn","@message":"slow","@timestamp":"2026-11-23T12:00:00.000000Z","ms":12,"a":{"b":null}}';
  expect(parseLogLine(line)).toEqual({ level: 'warn', message: 'slow', fields: { ms: 12, a: { b: null } } });
});

test.each([
  '',
  'Error: out of memory',
  '{"level":"error","msg":"of another form"}',
  '{"@level":"fatal","@message":"no such level"}',
  '{"@level":"error","@message":{"not":"a text"}}',
  '{"@level":"error"}',
  'null',
  '"text"',
  '{"@level":"error","@message":"cut',
])('any other line has the level debug: %s', (line) => {
  expect(parseLogLine(line)).toEqual({ level: 'debug', message: line, fields: {} });
});
