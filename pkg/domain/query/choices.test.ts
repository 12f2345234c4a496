import { expect, test } from '@jest/globals';
import { choiceOf, choices, exclude, type FieldValue, include, leaveOut } from './choices.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import type { Query } from './query.ts';

const prod = 'label.env=prod';

/** A query, a value, and the query with the value included, excluded, left out. */
const cases: ReadonlyArray<readonly [string, string, 'included' | 'excluded' | null, string, string, string]> = [
  ['', prod, null, prod, 'label.env!=prod', ''],
  ['a', prod, null, `a ${prod}`, 'a label.env!=prod', 'a'],
  [prod, prod, 'included', prod, 'label.env!=prod', ''],
  ['label.env=PROD a', prod, 'included', 'label.env=PROD a', 'a label.env!=prod', 'a'],
  ['label.env!=prod', prod, 'excluded', prod, 'label.env!=prod', ''],
  ['-label.env=prod', prod, 'excluded', prod, '-label.env=prod', ''],
  [
    'label.env=stage a',
    prod,
    null,
    `(label.env=stage or ${prod}) a`,
    'label.env=stage a label.env!=prod',
    'label.env=stage a',
  ],
  [
    `(label.env=stage or ${prod})`,
    prod,
    'included',
    `label.env=stage or ${prod}`,
    'label.env=stage label.env!=prod',
    'label.env=stage',
  ],
  ['label.env!=stage', prod, null, `label.env!=stage ${prod}`, 'label.env!=stage label.env!=prod', 'label.env!=stage'],
  ['label.team=a', prod, null, `label.team=a ${prod}`, 'label.team=a label.env!=prod', 'label.team=a'],
  [
    'label.env=stage or a',
    prod,
    null,
    `(label.env=stage or a) ${prod}`,
    '(label.env=stage or a) label.env!=prod',
    '(label.env=stage or a)',
  ],
  [
    'severity:>=high',
    'severity:critical',
    null,
    'severity:>=high severity:critical',
    'severity:>=high severity!=critical',
    'severity:>=high',
  ],
  [
    'severity:high',
    'severity:none',
    null,
    'severity:high or severity:none',
    'severity:high severity!=none',
    'severity:high',
  ],
  [
    'label.env=prod',
    'label.env!=*',
    null,
    'label.env=prod or label.env!=*',
    'label.env=prod label.env=*',
    'label.env=prod',
  ],
  ['label.env!=*', 'label.env!=*', 'included', 'label.env!=*', 'label.env=*', ''],
  ['label.env!=*', prod, null, 'label.env!=* or label.env=prod', 'label.env!=* label.env!=prod', 'label.env!=*'],
  ['label.env=*', 'label.env!=*', 'excluded', 'label.env!=*', 'label.env=*', ''],
];

test.each(cases)('%j and %s', (text, term, choice, included, excluded, leftOut) => {
  const query = read(text);
  const value = read(term) as FieldValue;
  expect(choiceOf(query, value)).toBe(choice);
  expect(printQuery(include(query, value))).toBe(included);
  expect(printQuery(exclude(query, value))).toBe(excluded);
  expect(printQuery(leaveOut(query, value))).toBe(leftOut.replace(/^\((.*)\)$/, '$1'));
});

test.each([
  ['', []],
  ['disk severity:>=high label.env=stage or x', []],
  [
    '(label.env=prod or label.env!=*) severity!=info -type:webhook',
    ['included label.env=prod', 'included label.env!=*', 'excluded severity:info', 'excluded type:webhook'],
  ],
])('the choices of %j', (text, expected) => {
  expect(choices(read(text)).map(({ value, choice }) => `${choice} ${printQuery(value)}`)).toEqual(expected);
});

function read(text: string): Query {
  const reading = parseQuery(text);
  if ('fault' in reading) {
    throw new Error(reading.fault.message);
  }
  return reading.query;
}
