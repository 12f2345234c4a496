import { expect, test } from '@jest/globals';
import { factsOf } from '../../test-support/sidecar/interpret.ts';

test.each([
  ['the first line of the message', { message: '\n Disk is full.\r\nAll of it.', host: 'b1' }, 'Disk is full.'],
  ['the payload in short form', { state: 'alerting', host: 'b1', check: 'disk', tags: ['x'] }, 'host: b1, check: disk'],
  ['its state, if it says nothing else', { state: 'alerting' }, 'state: alerting'],
  ['a nested field', { event: { inner: { host: 'b1' } } }, 'event: inner: host: b1'],
  ['the first item of a list', [{ host: 'b1' }, { host: 'b2' }], 'host: b1'],
  ['a text', 'Disk full\non b1', 'Disk full'],
  ['a number', 5, '5'],
  ['at most five fields', { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, 'a: 1, b: 2, c: 3, d: 4, e: 5'],
  ['a shortened long value', { a: 'x'.repeat(100) }, `a: ${'x'.repeat(59)}…`],
  ['the word of the type, if there is nothing else', { a: null, b: ' ', c: {}, d: [], e: 'None' }, 'Incident'],
])('a group without a title is named after %s', (_, payload, name) => {
  expect(factsOf('webhook', payload)).toMatchObject({ title: null, untitled: name, failures: [] });
});

test('an Alertmanager group without a name is named after the labels of its alert', () => {
  const payload = { status: 'firing', receiver: 'r', alerts: [{ labels: { instance: 'h0', job: 'node' } }] };
  expect(factsOf('alertmanager', payload)).toMatchObject({ title: null, untitled: 'instance: h0, job: node' });
});

test('a title template without output falls back to the default, an empty template to the word of the type', () => {
  const payload = { title: 'Disk full', host: 'b1' };
  const untitled = (title: string) => factsOf('webhook', payload, { title }).untitled;
  expect(untitled('{{ payload.labels }}')).toBe('Disk full');
  expect(untitled('{{ payload.a.b }}')).toBe('Incident');
  expect(untitled('')).toBe('Incident');
});
