import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anything, arbitraryQuery } from '../../../test-support/sidecar/query/arbitrary-query.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import type { Query } from './query.ts';

const at = Date.parse('2026-11-01T00:00Z');
const hour = 3_600_000;
const day = 24 * hour;

const text = (...pattern: string[]) => ({ kind: 'text', pattern });
const label = (name: string, ...pattern: string[]) => ({ kind: 'label', name, comparison: 'equals', pattern });
const payload = (path: Array<string | number>, ...pattern: string[]) => ({
  kind: 'payload',
  path,
  comparison: 'equals',
  pattern,
});
const time = (from: unknown, to: unknown, field = 'started') => ({ kind: 'time', field, range: { from, to } });
const firing = { kind: 'state', comparison: 'equals', value: 'firing' };

/** Texts, what they mean, and how they are written canonically where that differs. */
const meanings: ReadonlyArray<readonly [string, unknown, string?]> = [
  ['', { kind: 'all' }],
  ['  \n ', { kind: 'all' }, ''],
  ['disk', text('disk')],
  ['disk full', { kind: 'and', parts: [text('disk'), text('full')] }],
  ['"disk full"', text('disk full')],
  ['“disk full”', text('disk full'), '"disk full"'],
  ['"say \\"hi\\""', text('say "hi"')],
  ['"C:\\temp"', text('C:\\temp'), '"C:\\\\temp"'],
  ['db-*-eu', text('db-', '-eu')],
  ['db-**-eu', text('db-', '-eu'), 'db-*-eu'],
  ['*', text('', '')],
  ['"a*b"', text('a*b')],
  ['"a b"*', text('a b', '')],
  ['state', text('state')],
  ['10.0.0.1:9100', text('10.0.0.1:9100'), '"10.0.0.1:9100"'],
  ['db-7:9100', text('db-7:9100'), '"db-7:9100"'],
  ['cpu>90', text('cpu>90'), '"cpu>90"'],
  ['#', text('#'), '"#"'],
  ['"and"', text('and')],
  ['"-x"', text('-x')],
  ['HostDown (eu-1)', { kind: 'and', parts: [text('HostDown'), text('eu-1')] }, 'HostDown eu-1'],
  ['state:firing', firing],
  ['State=FIRING', firing, 'state:firing'],
  ['state==firing', firing, 'state:firing'],
  ['state:"firing"', firing, 'state:firing'],
  ['state!=open', { kind: 'state', comparison: 'differs', value: 'open' }],
  ['severity:>=high', { kind: 'severity', comparison: 'at_least', value: 'high' }],
  ['severity>=high', { kind: 'severity', comparison: 'at_least', value: 'high' }, 'severity:>=high'],
  ['severity:none', { kind: 'severity', comparison: 'equals', value: 'none' }],
  ['integration:prom*', { kind: 'integration', comparison: 'equals', pattern: ['prom', ''] }],
  ['type:alertmanager', { kind: 'type', comparison: 'equals', value: 'alertmanager' }],
  ['label.env=prod', label('env', 'prod')],
  ['label.env:prod', label('env', 'prod'), 'label.env=prod'],
  ['label.team!=infra', { ...label('team', 'infra'), comparison: 'differs' }],
  ['label."kubernetes.io/name"=x', label('kubernetes.io/name', 'x')],
  ['label.kubernetes.io/name=x', label('kubernetes.io/name', 'x'), 'label."kubernetes.io/name"=x'],
  ['label."say \\"x\\""=y', label('say "x"', 'y')],
  ['label.env=""', label('env', '')],
  ['label.env="=x"', label('env', '=x')],
  ['label.url=http://x:80/?a=b', label('url', 'http://x:80/?a=b')],
  ['payload.host.name="db 1"', payload(['host', 'name'], 'db 1')],
  ['payload.alerts[0].x=1', payload(['alerts', 0, 'x'], '1')],
  ['payload[0]=1', payload([0], '1')],
  ['payload."a b".0=1', payload(['a b', '0'], '1')],
  ['payload["a b"]["c"]=1', payload(['a b', 'c'], '1'), 'payload."a b".c=1'],
  ['by:anna', { kind: 'by', comparison: 'equals', who: ['anna'] }],
  ['by:me', { kind: 'by', comparison: 'equals', who: 'me' }],
  ['by!=NOBODY', { kind: 'by', comparison: 'differs', who: 'nobody' }, 'by!=nobody'],
  ['by:"me"', { kind: 'by', comparison: 'equals', who: ['me'] }],
  ['alerts:>10', { kind: 'alerts', comparison: 'more', value: 10 }],
  ['number:312', { kind: 'number', comparison: 'equals', value: 312 }],
  ['#312', { kind: 'number', comparison: 'equals', value: 312 }, 'number:312'],
  ['key:"a b"', { kind: 'key', comparison: 'equals', pattern: ['a b'] }],
  ['note:parts', { kind: 'note', pattern: ['parts'] }],
  ['note!=parts', { kind: 'not', part: { kind: 'note', pattern: ['parts'] } }, '-note:parts'],
  ['started:<-2h', time(null, { ago: 2 * hour })],
  ['last:>-30m', time({ ago: hour / 2 }, null, 'last')],
  ['started:>=-1h30m', time({ ago: 1.5 * hour }, null), 'started:>-90m'],
  ['started:<-1w', time(null, { ago: 7 * day }), 'started:<-7d'],
  ['started:2026-11-01', time({ at }, { at: at + day })],
  ['started!=2026-11-01', { kind: 'not', part: time({ at }, { at: at + day }) }, '-started:2026-11-01'],
  ['started:>=2026-11-01', time({ at }, null)],
  ['started:>2026-11-01', time({ at: at + day }, null), 'started:>=2026-11-02'],
  ['started:<2026-11-01', time(null, { at })],
  ['started:<=2026-11-01', time(null, { at: at + day }), 'started:<2026-11-02'],
  ['started:>2026-11-01T10:00', time({ at: at + 10 * hour }, null), 'started:>=2026-11-01T10:00Z'],
  [
    'started:<2026-11-01T10:00:30.5+02:00',
    time(null, { at: at + 8 * hour + 30_500 }),
    'started:<2026-11-01T08:00:30.500Z',
  ],
  ['started:<"2026-11-01 10:00"', time(null, { at: at + 10 * hour }), 'started:<2026-11-01T10:00Z'],
  ['started:2026-11-01..2026-11-02T10:00Z', time({ at }, { at: at + day + 10 * hour })],
  ['started:2026-11-01..2026-11-03', time({ at }, { at: at + 3 * day })],
  [
    'started:2026-11-01T10:00Z..2026-11-03T00:00Z',
    time({ at: at + 10 * hour }, { at: at + 2 * day }),
    'started:2026-11-01T10:00Z..2026-11-02',
  ],
  ['started:-2h..', time({ ago: 2 * hour }, null), 'started:>-2h'],
  ['started:..now', time(null, { ago: 0 }), 'started:<now'],
  ['open:-2h..-1h', { kind: 'open', range: { from: { ago: 2 * hour }, to: { ago: hour } } }],
  ['-disk', { kind: 'not', part: text('disk') }],
  ['not disk', { kind: 'not', part: text('disk') }, '-disk'],
  ['not not disk', { kind: 'not', part: { kind: 'not', part: text('disk') } }, '-(-disk)'],
  ['-state:firing', { kind: 'not', part: firing }],
  ['a AND b and c', { kind: 'and', parts: [text('a'), text('b'), text('c')] }, 'a b c'],
  ['a b or c', { kind: 'or', parts: [{ kind: 'and', parts: [text('a'), text('b')] }, text('c')] }, '(a b) or c'],
  ['a (b or c)', { kind: 'and', parts: [text('a'), { kind: 'or', parts: [text('b'), text('c')] }] }],
  ['(a b) (c d)', { kind: 'and', parts: [text('a'), text('b'), text('c'), text('d')] }, 'a b c d'],
  ['-(a or b)', { kind: 'not', part: { kind: 'or', parts: [text('a'), text('b')] } }],
  ['((a))', text('a'), 'a'],
];

test.each(meanings)('%j', (typed, query, canonical = typed) => {
  expect(parseQuery(typed)).toEqual({ query });
  expect(printQuery(query as Query)).toBe(canonical);
  expect(parseQuery(canonical)).toEqual({ query });
});

/** Texts that are wrong, the part that is, what is said of it, and how to mend it. */
const faults: ReadonlyArray<readonly [string, string, RegExp, RegExp | null]> = [
  ['label.env="a\0b"', '\0', /null character/, /Leave it out/],
  ['a stat:firing', 'stat', /no field "stat"/, /Did you mean state:firing\?/],
  ['sevrity:>=high', 'sevrity', /no field/, /severity:>=high/],
  ['env=prod', 'env', /no field "env"/, /label\.env=prod/],
  ['lable.env=prod', 'lable', /no field/, /label\.env=prod/],
  ['http://x', 'http', /no field/, /"http:\/\/x"/],
  ['state:firng', 'firng', /no state "firng"/, /state:firing.*firing, acknowledged, silenced, resolved and open/],
  ['state:ack', 'ack', /no state/, /state:acknowledged/],
  ['severity:zzz', 'zzz', /no severity "zzz"/, /^There are critical, high, warning, info and none\.$/],
  ['type:zabix', 'zabix', /no type/, /alertmanager/],
  ['state:>firing', ':>', /no order/, /!=/],
  ['label.env>5', '>', /no order/, /!=/],
  ['number:>5', ':>', /no order/, /!=/],
  ['note:>5', ':>', /no order/, /!=/],
  ['label.env=~"a.*"', '=~', /regular expressions/, /\*/],
  ['label.env!~a', '!~', /regular expressions/, /\*/],
  ['label.env=<5', '<5', /cannot begin with </, /quotes/],
  ['state:', 'state:', /no value after "state:"/, /state:firing/],
  ['state: firing', 'state:', /no value/, /without a space/],
  ['state:(firing or silenced)', 'state:', /several values/, /\(state:… or state:…\)/],
  ['label=prod', 'label', /which label/, /label\.env=prod/],
  ['label.=prod', 'label.', /which label/, /label\.env=prod/],
  ['label.a."b"=x', '.a."b"', /not the name of a label/, /quotes/],
  ['state.x:firing', '.x', /no parts/, /state:firing/],
  ['payload=1', 'payload', /where in the payload/, /payload\.host/],
  ['payload.a[*].b=1', '[*].b', /not a path/, /\[0\]/],
  ['payload.a..b=1', '..b', /not a path/, /\."a name"/],
  ['key:a(b)', 'a(', /parenthesis/, /quotes/],
  ['a "b c', '"b c', /quote does not end/, /\\"/],
  ['""', '""', /nothing between the quotes/, /./],
  ['note:""', '""', /nothing between the quotes/, /\*/],
  ['by:""', '""', /nothing between the quotes/, /\*/],
  ['host.name=x', 'host', /no field/, /payload\.host\.name=x/],
  ['(a', '(', /does not end/, /\)/],
  ['a (', '(', /does not end/, /\)/],
  ['a)', ')', /No parenthesis begins/, /Remove/],
  [')', ')', /No parenthesis begins/, /Remove/],
  ['a ()', '()', /nothing between these parentheses/, null],
  ['a ( ) b', '( )', /nothing between these parentheses/, null],
  ['or a', 'or', /before "or"/, /quotes/],
  ['a and', 'and', /follow "and"/, /quotes/],
  ['a and or b', 'and', /follow "and"/, /quotes/],
  ['(and a)', 'and', /before "and"/, /quotes/],
  ['a not', 'not', /follow "not"/, /quotes/],
  ['-', '-', /right before what it excludes/, /"-"/],
  ['a - b', '-', /right before/, /"-"/],
  ['--a', '-', /right before/, /"-"/],
  ['alerts:many', 'many', /not a whole number/, /alerts:>10/],
  ['alerts:2..5', '2..5', /not a whole number/, /alerts:>=2 alerts:<=5/],
  ['alerts:-1', '-1', /not a whole number/, /./],
  ['started:2h', '2h', /not a time/, /Did you mean started:>-2h\?/],
  ['started:>yesterday', 'yesterday', /not a time/, /UTC/],
  ['started:>2026-02-30', '2026-02-30', /not a time/, /UTC/],
  ['started:>2026-11-01T25:00', '2026-11-01T25:00', /not a time/, /UTC/],
  ['started:>-99999999999d', '-99999999999d', /not a time/, /UTC/],
  ['started:-2h', '-2h', /a moment/, /started:>-2h/],
  ['open:2026-11-01T10:00', '2026-11-01T10:00', /a moment/, /\.\.now/],
  ['started:..', '..', /no bound/, /-2h\.\.-1h/],
  ['started:-1h..-2h', '-1h..-2h', /ends before it begins/, /started:-2h\.\.-1h/],
  ['started:>-1h..-2h', '-1h..-2h', /one beginning and one end/, /./],
  ['started:a..b..c', 'a..b..c', /one beginning/, /./],
  [`${'a '.repeat(2000)}b`, 'b', /4000 characters/, /./],
  [`${'a '.repeat(100)}b`, 'b', /100 terms/, /./],
  [`${'('.repeat(21)}b${')'.repeat(21)}`, 'b', /too deep/, /20/],
  ['a*b*c*d*e*f*g*h*i*j*k*l', 'a*b*c*d*e*f*g*h*i*j*k*l', /10 gaps/, /./],
  [`payload${'.a'.repeat(51)}=1`, '.a'.repeat(51), /50 steps/, null],
];

test.each(faults.map((fault) => [fault[0].slice(0, 30), ...fault] as const))(
  '%j is wrong',
  (_, typed, part, message, hint) => {
    const { fault } = parseQuery(typed) as {
      fault: { from: number; to: number; message: string; hint: string | null };
    };
    expect(typed.slice(fault.from, fault.to)).toBe(part);
    expect(fault.message).toMatch(message);
    if (hint === null) {
      expect(fault.hint).toBeNull();
    } else {
      expect(fault.hint).toMatch(hint);
    }
  }
);

describe('any query', () => {
  test('is read as it is printed', () => {
    fc.assert(
      fc.property(arbitraryQuery(anything), (query) => {
        const printed = printQuery(query);
        fc.pre(printed.length <= 4000);
        expect(parseQuery(printed)).toEqual({ query });
      }),
      { numRuns: 3000 }
    );
  });
});

const bits = [
  '(',
  ')',
  '-',
  '"',
  '“',
  '*',
  ':',
  '=',
  '!=',
  '<',
  '~',
  '..',
  '.',
  '[',
  ']',
  '\\',
  ' ',
  '\n',
  '#1',
  'and',
  'or',
  'not',
];
const fields = [
  'state',
  'severity:>=',
  'label.',
  'payload',
  'by:',
  'started:',
  'open:',
  '-2h',
  'now',
  '2026-11-01',
  'firing',
  'high',
];
const soup = fc.array(fc.oneof(fc.constantFrom(...bits, ...fields), fc.string({ maxLength: 3 })), { maxLength: 30 });

describe('any text', () => {
  test('is a query or has a fault at a place inside of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup.map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 60 })
        ),
        (typed) => {
          const read = parseQuery(typed);
          if ('fault' in read) {
            expect(read.fault.from).toBeLessThan(read.fault.to);
            expect(read.fault.from).toBeGreaterThanOrEqual(0);
            expect(read.fault.to).toBeLessThanOrEqual(typed.length);
            expect(read.fault.message).toMatch(/\.$/);
          } else {
            const printed = printQuery(read.query);
            expect(parseQuery(printed)).toEqual({ query: read.query });
            expect(printQuery((parseQuery(printed) as { query: Query }).query)).toBe(printed);
          }
        }
      ),
      { numRuns: 5000 }
    );
  });
});
