import { insertionOf } from './place';

it.each([
  ['', '{{ payload.a }}'],
  ['Disk ', '{{ payload.a }}'],
  ['{{ ', 'payload.a'],
  ['{{ a }} ', '{{ payload.a }}'],
  ['{% if ', 'payload.a'],
  ['{% if x %}', '{{ payload.a }}'],
  ['{# {{ #}', '{{ payload.a }}'],
  ['{{ "%}" ~ ', 'payload.a'],
])('after %j a path is inserted as %s', (before, expected) => expect(insertionOf(before, 'payload.a')).toBe(expected));
