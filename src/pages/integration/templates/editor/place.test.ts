import { exampleAt, insertionOf } from './place';

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

it.each([
  ['', '{{ "a" | upper }}', '{{ "a" | upper }}'],
  ['{{ ', '{{ "a" | upper }}', '"a" | upper'],
  ['{{ ', '{{ a }}{{ b }}', '{{ a }}{{ b }}'],
  ['{% if ', '{% for i in range(3) %}{{ i }} {% endfor %}', '{% for i in range(3) %}{{ i }} {% endfor %}'],
])('after %j the example %j is inserted as %s', (before, example, expected) => {
  expect(exampleAt(before, example)).toBe(expected);
});
