import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyChoice, writtenChoice } from './apply-choice.ts';
import { completingAt, knownChoices } from './complete.ts';
import { parseQuery } from './parse-query.ts';

/** Texts with the cursor at `|`. */
test.each([
  ['|', { what: 'field', typed: '', rest: '' }],
  ['sta|', { what: 'field', typed: 'sta', rest: '' }],
  ['disk |', { what: 'field', typed: '', rest: 'disk ' }],
  ['| disk', { what: 'field', typed: '' }],
  ['disk -se|', { what: 'field', typed: 'se', rest: 'disk ' }],
  ['(se|)', { what: 'field', typed: 'se', rest: '()' }],
  ['lab|.env=prod', { what: 'field', typed: 'lab' }],
  ['disk label.e|', { what: 'label', values: 'label', typed: 'e', rest: 'disk ' }],
  ['label.e|nv=prod', { what: 'label', values: 'label', typed: 'e' }],
  ['label."kube|', { what: 'label', values: 'label', typed: 'kube' }],
  ['disk state:f|', { what: 'value', field: 'state', values: 'state', typed: 'f', rest: 'disk ' }],
  ['-state:|', { what: 'value', field: 'state', typed: '', rest: '' }],
  ['label.env=p|rod disk', { what: 'value', field: 'label', values: 'label.env', typed: 'p', rest: ' disk' }],
  ['label."a b"!="c d|', { what: 'value', values: 'label.a b', typed: 'c d' }],
  ['integration:"Prom \\"|', { what: 'value', values: 'integration', typed: 'Prom "' }],
  ['by:an|', { what: 'value', values: 'by', typed: 'an' }],
  ['alerts:|', { what: 'value', field: 'alerts', values: null }],
  ['payload.host=|', { what: 'value', field: 'payload', values: null }],
  ['payload.ho|', null],
  ['"sta|', null],
  ['unknown:x|', null],
])('at %s', (marked, expected) => {
  const { text, cursor } = unmark(marked);
  const completing = completingAt(text, cursor);
  if (expected === null) {
    expect(completing).toBeNull();
  } else {
    expect(completing).toMatchObject(expected);
  }
});

test.each([
  ['s|', ['state:', 'severity:', 'started:']],
  ['L|', ['label.', 'last:']],
  ['o|', ['open:']],
  ['disk o|', ['open:', 'or']],
  ['state:|', ['open', 'firing', 'acknowledged', 'silenced', 'resolved']],
  ['severity:>=|', ['critical', 'high', 'warning', 'info', 'none']],
  ['severity:h|', ['high']],
  ['alerts:|', ['>1', '>10', '>100']],
  ['by:m|', ['me']],
  ['label.|', []],
  ['key:|', []],
])('at %s one can choose', (marked, choices) => {
  const { text, cursor } = unmark(marked);
  const completing = completingAt(text, cursor);
  expect(completing && knownChoices(completing)).toEqual(expect.arrayContaining(choices));
  expect(choices.length > 0 || (completing && knownChoices(completing).length === 0)).toBe(true);
});

test.each([
  ['sta|', 'state:', 'state:|'],
  ['-sta|', 'state:', '-state:|'],
  ['disk o|', 'or', 'disk or |'],
  ['sta|:firing', 'severity:', 'severity:|firing'],
  ['state:f| disk', 'firing', 'state:firing |disk'],
  ['(state:f|)', 'firing', '(state:firing |)'],
])('%s with %s becomes %s', (marked, choice, expected) => {
  const { text, cursor } = unmark(marked);
  const completing = completingAt(text, cursor);
  expect(completing && mark(applyChoice(text, completing, choice))).toBe(expected);
});

test.each([
  ['label.e|', 'env', 'label.env=|'],
  ['label.e|nv=prod', 'region', 'label.region=|prod'],
  ['label.|', 'kubernetes.io/name', 'label."kubernetes.io/name"=|'],
  ['label.env=p|ro', 'prod', 'label.env=prod |'],
  ['label.env="p| disk', 'prod eu', 'label.env="prod eu" |disk'],
  ['integration:|', 'say "x" (1)', 'integration:"say \\"x\\" (1)" |'],
  ['by:|', 'me', 'by:"me" |'],
])('%s with the value %j becomes %s', (marked, value, expected) => {
  const { text, cursor } = unmark(marked);
  const completing = completingAt(text, cursor);
  expect(completing && mark(applyChoice(text, completing, writtenChoice(completing, value)))).toBe(expected);
});

test('whatever the server knows can be chosen and is read as it is', () => {
  // It keeps no text with a null character.
  const known = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(known, known, (name, value) => {
      const forName = completingAt('a label.', 8);
      const named = forName && applyChoice('a label.', forName, writtenChoice(forName, name));
      const forValue = named && completingAt(named.text, named.cursor);
      const whole = forValue && applyChoice(named.text, forValue, writtenChoice(forValue, value));
      expect(parseQuery(whole?.text ?? '')).toMatchObject({
        query: { parts: [{ kind: 'text' }, { kind: 'label', name, pattern: [value] }] },
      });
    })
  );
});

test('any text can be completed at any place', () => {
  const parts = fc.array(
    fc.constantFrom('label', '.', '"', '\\', ':', '=', '(', ')', '-', ' ', 'state', 'x', '*', '[')
  );
  fc.assert(
    fc.property(parts, fc.nat(), (pieces, place) => {
      const text = pieces.join('');
      const cursor = place % (text.length + 1);
      const completing = completingAt(text, cursor);
      if (completing !== null) {
        expect(completing.from).toBeLessThanOrEqual(cursor);
        expect(completing.to).toBeGreaterThanOrEqual(completing.from);
        expect(completing.to).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 }
  );
});

function unmark(marked: string): { text: string; cursor: number } {
  return { text: marked.replace('|', ''), cursor: marked.indexOf('|') };
}

function mark({ text, cursor }: { text: string; cursor: number }): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}
