import fc from 'fast-check';
import { builtinFilters } from '../../src/filters/index.ts';
import { onCallFilters } from '../../src/oncall/index.ts';
import { builtinTests } from '../../src/tests.ts';

type Grammar = {
  expression: string;
  statements: string;
};

const names = [
  'payload',
  'payload.a',
  'payload.b',
  'payload["items"]',
  'payload["0"]',
  'missing',
  'x',
  'y',
  'loop',
  'm',
];
const literals = [
  '0',
  '1',
  '-1',
  '2.5',
  '1e3',
  '10 ** 20',
  'true',
  'none',
  '""',
  '"a"',
  '"é🔥"',
  '"%s %d"',
  '"{} {a}"',
  '[]',
  '{}',
];
const operators = [
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '~',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'and',
  'or',
  '**',
];
const methods = [
  ...['upper', 'split', 'join', 'replace', 'format', 'strip', 'find', 'center', 'zfill', 'splitlines', 'partition'],
  ...[
    'get',
    'items',
    'keys',
    'values',
    'pop',
    'update',
    'copy',
    'append',
    'extend',
    'sort',
    'index',
    'count',
    'insert',
  ],
  ...[
    'startswith',
    'title',
    'encode',
    'is_integer',
    'strftime',
    'total_seconds',
    'cycle',
    'next',
    '__class__',
    'constructor',
  ],
];
const filters = [...builtinFilters.keys(), ...onCallFilters.keys()];
const attributes = ['a', 'b', 'first', 'index', 'length', '__proto__', 'constructor', '_x', '0'];

/** Templates that parse or nearly do: all expressions and statements, over `payload` and a few variables. */
export const templateText: fc.Arbitrary<string> = fc.letrec<Grammar>((tie) => {
  const expression = tie('expression');
  const body = tie('statements');
  return {
    expression: expressions(expression),
    statements: fc
      .array(fc.oneof({ depthSize: 'small' }, simple(expression), blocks(expression, body)), { maxLength: 4 })
      .map((all) => all.join('')),
  };
}).statements;

function expressions(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const args = fc.array(inner, { maxLength: 2 }).map((all) => all.join(', '));
  return fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...names, ...literals),
    text`(${inner} ${fc.constantFrom(...operators)} ${inner})`,
    text`${fc.constantFrom('-', '+', 'not ')}${inner}`,
    text`(${inner} | ${fc.constantFrom(...filters)})`,
    text`(${inner} | ${fc.constantFrom(...filters)}(${args}))`,
    text`(${inner} is ${fc.constantFrom(...builtinTests.keys())}(${args}))`,
    text`(${inner}).${fc.constantFrom(...attributes)}`,
    text`(${inner}).${fc.constantFrom(...methods)}(${args})`,
    text`(${inner})[${inner}]`,
    text`(${inner})[${inner}:${inner}]`,
    text`(${inner} if ${inner} else ${inner})`,
    text`[${args}]`,
    text`(${inner}, ${inner})`,
    text`{${inner}: ${inner}}`,
    text`${fc.constantFrom('dict', 'range', 'namespace', 'cycler', 'joiner', 'time', 'm', 'loop', 'caller')}(${args})`
  );
}

function simple(expression: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('text', ' ', '\n', '{# comment #}', '{% raw %}{{ x }}{% endraw %}', '{{', '%}', '-'),
    text`{{ ${expression} }}`,
    text`{{- ${expression} -}}`,
    text`{% set ${fc.constantFrom('x', 'y', 'x, y', 'x.a')} = ${expression} %}`
  );
}

function blocks(expression: fc.Arbitrary<string>, body: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    text`{% if ${expression} %}${body}{% elif ${expression} %}${body}{% else %}${body}{% endif %}`,
    text`{% for x in ${expression} %}${body}{% else %}${body}{% endfor %}`,
    text`{% for x, y in ${expression} if ${expression} recursive %}${body}{% endfor %}`,
    text`{% set x %}${body}{% endset %}`,
    text`{% with x = ${expression} %}${body}{% endwith %}`,
    text`{% macro m(a, b=${expression}) %}${body}{{ caller() if caller }}{% endmacro %}{{ m(${expression}) }}`,
    text`{% macro m() %}${body}{{ caller() }}{% endmacro %}{% call m() %}${body}{% endcall %}`,
    text`{% filter ${fc.constantFrom(...filters)} %}${body}{% endfilter %}`,
    text`{% autoescape true %}${body}{% endautoescape %}`,
    text`{% block b %}${body}{% endblock %}`
  );
}

function text(parts: TemplateStringsArray, ...values: Array<fc.Arbitrary<string>>): fc.Arbitrary<string> {
  return fc.tuple(...values).map((chosen) => String.raw({ raw: parts }, ...chosen));
}
