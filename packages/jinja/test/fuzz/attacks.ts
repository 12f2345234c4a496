import type { ErrorKind } from '../../src/index.ts';

/** A hostile template or payload. */
export interface Attack {
  readonly name: string;
  readonly template: string;
  /** JSON. */
  readonly payload?: string;
  /**
   * The kind of the error that it must end with, or its output. If absent, any error and any output within the limits will do.
   */
  readonly ends?: ErrorKind | { readonly output: string };
}

const nothing = { output: '' };

/** Attempts to reach beyond the template: prototypes, constructors, functions, internals of Python. */
const reaching: Attack[] = [
  ...[
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'then',
    'toJSON',
    'items2',
    'typeName',
    'frozen',
  ].flatMap((name) => [
    { name: `the attribute ${name} of the payload`, template: `{{ payload.${name} }}`, ends: nothing },
    { name: `the item ${name} of the payload`, template: `{{ payload["${name}"] }}`, ends: nothing },
    { name: `the attribute ${name} of a text`, template: `{{ "".${name} }}{{ "a"["${name}"] }}`, ends: nothing },
    { name: `the attribute ${name} of a list`, template: `{{ [].${name} }}{{ [1]["${name}"] }}`, ends: nothing },
    { name: `the attribute ${name} of a number`, template: `{{ (1).${name} }}{{ (1.5).${name} }}`, ends: nothing },
    { name: `the filter attr with ${name}`, template: `{{ payload | attr("${name}") }}`, ends: nothing },
    { name: `map over ${name}`, template: `{{ [payload, "", 1] | map(attribute="${name}") | join }}`, ends: nothing },
    { name: `the variable ${name}`, template: `{{ ${name} }}`, ends: nothing },
  ]),
  ...[
    '__proto__',
    '__class__',
    '__init__',
    '__globals__',
    '__subclasses__',
    '__dict__',
    '__getattribute__',
    '_x',
  ].flatMap((name) => [
    { name: `the attribute ${name} of a text`, template: `{{ "".${name} }}`, ends: nothing },
    { name: `the item ${name} of the payload`, template: `{{ payload["${name}"] }}`, ends: nothing },
    { name: `the filter attr with ${name}`, template: `{{ payload | attr("${name}") }}`, ends: nothing },
    { name: `the variable ${name}`, template: `{{ ${name} }}`, ends: nothing },
  ]),
  {
    name: 'the constructor of the constructor',
    template: '{{ payload.constructor.constructor("return 1")() }}',
    ends: 'undefined',
  },
  { name: 'the constructor of a method', template: '{{ "a".upper.constructor }}', ends: nothing },
  {
    name: 'calling the constructor of a method',
    template: '{{ "a".upper.constructor("return 1")() }}',
    ends: 'undefined',
  },
  {
    name: 'call and apply of a method',
    template: '{{ "a".upper.call }}{{ "a".upper.apply }}{{ "a".upper.bind }}',
    ends: nothing,
  },
  { name: 'the class of a method', template: '{{ "a".upper.__self__.__class__ }}', ends: nothing },
  { name: 'the classes of a text', template: '{{ "".__class__.__mro__[1].__subclasses__() }}', ends: 'security' },
  { name: 'the globals of a global', template: '{{ cycler.__init__.__globals__.os.popen("id") }}', ends: 'security' },
  {
    name: 'the insides of a loop',
    template: '{% for x in [1] %}{{ loop.constructor }}{{ loop._iterable }}{{ loop.runtime }}{% endfor %}',
    ends: nothing,
  },
  {
    name: 'the insides of a macro',
    template: '{% macro m() %}{% endmacro %}{{ m.constructor }}{{ m.call }}{{ m._func }}{{ m.__globals__ }}',
    ends: nothing,
  },
  {
    name: 'the insides of a namespace',
    template: '{% set n = namespace() %}{{ n.constructor }}{{ n.__proto__ }}{{ n.attributes }}',
    ends: nothing,
  },
  {
    name: 'setting the prototype of a namespace',
    template: '{% set n = namespace() %}{% set n.__proto__ = {"a": 1} %}{{ n.a }}',
  },
  {
    name: 'setting the constructor of a namespace',
    template: '{% set n = namespace() %}{% set n.constructor = 5 %}{{ n.constructor }}{{ namespace().constructor }}',
    ends: { output: '5' },
  },
  {
    name: 'keys of a dict that is made',
    template:
      '{% set d = {"__proto__": {"x": 1}, "constructor": 2} %}{{ d.x }}{{ d.constructor }}{{ {}.x }}{{ {}.constructor }}',
    ends: { output: '2' },
  },
  {
    name: 'keys given by name',
    template: '{{ dict(__proto__=1, constructor=2) }}',
    ends: { output: "{'__proto__': 1, 'constructor': 2}" },
  },
  {
    name: 'arguments named as prototypes',
    template: '{% macro m() %}{{ kwargs.constructor }}{{ kwargs.x }}{% endmacro %}{{ m(constructor=1, __proto__=2) }}',
    ends: { output: '1' },
  },
  {
    name: 'groups by keys of prototypes',
    template:
      '{{ ["constructor", "__proto__", "toString"] | groupby(0) | length }}{{ ["constructor", "__proto__"] | unique | list }}',
    ends: { output: "3['constructor', '__proto__']" },
  },
  { name: 'a filter of a prototype', template: '{{ 1 | constructor }}', ends: 'syntax' },
  { name: 'a filter called as a prototype', template: '{{ 1 | __proto__ }}', ends: 'syntax' },
  { name: 'a test of a prototype', template: '{{ 1 is toString }}', ends: 'syntax' },
  { name: 'a tag of a prototype', template: '{% constructor %}', ends: 'syntax' },
  { name: 'map with a filter of a prototype', template: '{{ [1] | map("constructor") | list }}' },
  { name: 'select with a test of a prototype', template: '{{ [1] | select("hasOwnProperty") | list }}' },
  { name: 'format that reaches a class', template: '{{ "{0.__class__}".format(payload) }}', ends: nothing },
  {
    name: 'format that reaches a class of a class',
    template: '{{ "{0.__class__.__mro__}".format(payload) }}',
    ends: 'security',
  },
  { name: 'format that reaches a constructor', template: '{{ "{0.constructor}{0[constructor]}".format("x") }}' },
  {
    name: 'format_map that reaches a class',
    template: '{{ "{a.__class__.x}".format_map({"a": 1}) }}',
    ends: 'security',
  },
  { name: 'a percent format that reaches a prototype', template: '{{ "%(constructor)s" % {} }}', ends: 'key' },
  { name: 'a percent format with the key __proto__', template: '{{ "%(__proto__)s" % payload }}', ends: 'key' },
  {
    name: 'format taken apart from its text',
    template: '{% set f = "{0.__class__.x}".format %}{{ f(payload) }}',
    ends: 'security',
  },
  { name: 'format through attr', template: '{{ ("{0.__class__.x}" | attr("format"))(payload) }}', ends: 'security' },
  {
    name: 'format through map',
    template: '{{ ["{0.__class__.x}"] | map(attribute="format") | map("string") | list }}',
  },
  {
    name: 'eval and other globals',
    template:
      '{{ eval }}{{ Function }}{{ process }}{{ globalThis }}{{ require }}{{ global }}{{ window }}{{ self.constructor }}',
    ends: nothing,
  },
  { name: 'import', template: '{% import "fs" as fs %}', ends: 'syntax' },
  { name: 'include', template: '{% include "/etc/passwd" %}', ends: 'syntax' },
  { name: 'sort by a prototype', template: '{{ [{"a": 1}, {"a": 2}] | sort(attribute="__proto__") | length }}' },
  {
    name: 'a replacement with dollar signs',
    template:
      '{{ "abc" | replace("b", "$&$1$`") }}{{ "abc".replace("b", "$$") }}{{ "abc" | regex_replace("b", "$&") }}',
    ends: { output: 'a$&$1$`ca$$ca$&c' },
  },
];

/** Payloads whose keys mean something to JavaScript. */
const keys: Attack[] = [
  {
    name: 'the key __proto__',
    payload: '{"__proto__": {"polluted": 1}}',
    template: '{{ payload.polluted }}{{ {}.polluted }}{{ payload["__proto__"] }}{{ payload }}',
    ends: { output: "{'polluted': 1}{'__proto__': {'polluted': 1}}" },
  },
  {
    name: 'the keys constructor and prototype',
    payload: '{"constructor": {"prototype": {"x": 1}}}',
    template: '{{ payload.constructor.prototype.x }}{{ {}.x }}',
    ends: { output: '1' },
  },
  {
    name: 'the key hasOwnProperty',
    payload: '{"hasOwnProperty": 1, "a": 2}',
    template: '{{ payload.a }}{{ payload.hasOwnProperty }}{{ "a" in payload }}',
    ends: { output: '21True' },
  },
  {
    name: 'the key then',
    payload: '{"then": "x"}',
    template: '{{ payload.then }}{{ payload }}',
    ends: { output: "x{'then': 'x'}" },
  },
  {
    name: 'the key toJSON',
    payload: '{"toJSON": "x", "valueOf": 1}',
    template: '{{ payload | tojson }}{{ payload | json_dumps }}',
    ends: { output: '{"toJSON": "x", "valueOf": 1}{"toJSON": "x", "valueOf": 1}' },
  },
  {
    name: 'the key length',
    payload: '{"length": 1000000000}',
    template: '{{ payload | length }}{{ payload | list }}{{ payload | join }}',
    ends: { output: "1['length']length" },
  },
  {
    name: 'keys that are methods',
    payload: '{"items": 1, "get": 2, "keys": 3}',
    template: '{{ payload["items"] }}{{ payload.get("get") }}{% for k, v in payload.items() %}{{ v }}{% endfor %}',
    ends: { output: '12123' },
  },
  {
    name: 'keys that are numbers',
    payload: '{"2": "b", "1": "a"}',
    template: '{{ payload.keys() | join }}{{ payload | tojson_pretty | length }}',
  },
  {
    name: 'an empty key',
    payload: '{"": 1}',
    template: '{{ payload[""] }}{{ payload | map("length") | list }}',
    ends: { output: '1[0]' },
  },
  {
    name: 'keys of surrogates',
    payload: '{"\\ud800": 1, "\\udc00": 2}',
    template: '{{ payload | length }}{{ payload | tojson }}',
    ends: { output: '2{"\\ud800": 1, "\\udc00": 2}' },
  },
  {
    name: 'template code in the payload',
    payload: '{"x": "{{ 7 * 7 }}{% for x in y %}"}',
    template: '{{ payload.x }}',
    ends: { output: '{{ 7 * 7 }}{% for x in y %}' },
  },
];

/** Attempts to change the payload. */
const changing: Attack[] = [
  ...[
    'payload.update({"a": 2})',
    'payload.pop("a")',
    'payload.clear()',
    'payload.setdefault("z", 1)',
    'payload.popitem()',
    'payload.l.append(1)',
    'payload.l.extend([1])',
    'payload.l.insert(0, 1)',
    'payload.l.pop()',
    'payload.l.remove(1)',
    'payload.l.reverse()',
    'payload.l.sort()',
    'payload.l.clear()',
    'payload.copy().l.append(1)',
    '(payload.items() | list)[1][1].append(1)',
    '(payload.values() | list)[1].append(1)',
    '[payload][0].d.update(x=1)',
    '(payload.l | attr("append"))(1)',
  ].map((expression) => ({
    name: expression,
    template: `{{ ${expression} }}`,
    payload: '{"a": 1, "l": [1, 2], "d": {}}',
    ends: 'security' as const,
  })),
  {
    name: 'a sum that starts from a list of the payload',
    payload: '{"l": [1]}',
    template: '{{ [[2]] | sum(start=payload.l) }}{{ payload.l }}',
    ends: { output: '[1, 2][1]' },
  },
  {
    name: 'copies may be changed',
    payload: '{"l": [2, 1]}',
    template: '{% set l = payload.l | list %}{{ l.sort() or l }}{% set c = payload.l.copy() %}{{ c.append(3) or c }}',
    ends: { output: '[1, 2][2, 1, 3]' },
  },
  { name: 'a set of an attribute of the payload', template: '{% set payload.a = 1 %}' },
];

/** Templates that would take much time or memory. */
const bombs: Attack[] = [
  {
    name: 'loops in loops',
    template: `${'{% for x in payload %}'.repeat(8)}x${'{% endfor %}'.repeat(8)}`,
    payload: JSON.stringify(Array.from({ length: 100 }, (_, i) => i)),
    ends: 'limit',
  },
  {
    name: 'loops over range',
    template: '{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}',
    ends: 'limit',
  },
  { name: 'a long range as a list', template: '{{ range(100000) | list }}', ends: 'limit' },
  { name: 'a long range in a sum', template: '{{ range(100000) | sum }}' },
  { name: 'a search in a long range', template: '{{ "x" in range(100000) }}' },
  { name: 'a huge range', template: '{{ range(10 ** 30) | length }}' },
  { name: 'a text repeated', template: "{{ 'a' * 10 ** 9 }}", ends: 'limit' },
  { name: 'a text repeated without printing', template: "{% set x = 'a' * 1000000000 %}", ends: 'limit' },
  { name: 'a text repeated astronomically often', template: "{{ 'a' * 10 ** 30 }}" },
  { name: 'a list repeated', template: '{{ [0] * 10 ** 9 }}', ends: 'limit' },
  { name: 'a tuple repeated', template: '{{ (0,) * 10 ** 9 }}', ends: 'limit' },
  { name: 'an empty list repeated', template: '{{ [] * 10 ** 9 }}{{ "" * 10 ** 9 }}', ends: { output: '[]' } },
  { name: 'powers of powers', template: '{{ 9 ** (9 ** 9) }}', ends: 'limit' },
  { name: 'a huge power', template: '{{ 10 ** 1000000000 }}', ends: 'limit' },
  { name: 'a power printed', template: '{{ 9 ** 99999 }}' },
  { name: 'a power of a huge power', template: '{{ (2 ** 100000) ** 100000 }}', ends: 'limit' },
  {
    name: 'squares of squares',
    template: '{% set n = namespace(x=10 ** 100) %}{% for i in range(100) %}{% set n.x = n.x * n.x %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'factorials',
    template: '{% set n = namespace(x=1) %}{% for i in range(1, 100000) %}{% set n.x = n.x * i %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'divisions of huge numbers',
    template: '{% set x = 10 ** 4000 %}{% for i in range(100000) %}{% set y = (x * x) // (x + i) %}{% endfor %}',
    ends: 'limit',
  },
  { name: 'a percent format of a huge width', template: '{{ "%1000000000d" % 1 }}', ends: 'limit' },
  { name: 'a percent format of an absurd width', template: '{{ "%99999999999999999999999d" % 1 }}' },
  { name: 'a percent format of a huge width given apart', template: '{{ "%*d" % (1000000000, 1) }}', ends: 'limit' },
  { name: 'a percent format of a huge precision', template: '{{ "%.1000000000f" % 1 }}' },
  { name: 'a format of a huge width', template: '{{ "{:1000000000}".format(1) }}', ends: 'limit' },
  { name: 'a format of an absurd width', template: '{{ "{:99999999999999999999999}".format(1) }}' },
  { name: 'a format of a huge precision', template: '{{ "{:.1000000000f}".format(1) }}' },
  { name: 'a format of a width given apart', template: '{{ "{:{}}".format("a", 1000000000) }}', ends: 'limit' },
  { name: 'a format of nested fields', template: '{{ "{:{:{:{}}}}".format(1, 2, 3, 4) }}', ends: 'value' },
  { name: 'a format of many fields', template: '{{ ("{0:100000}" * 1000).format(1) }}', ends: 'limit' },
  { name: 'a format with many attributes', template: '{{ ("{0" ~ ".real" * 100000 ~ "}").format(1) }}' },
  { name: 'the filter format of a huge width', template: '{{ "%1000000000s" | format("a") }}', ends: 'limit' },
  ...['center', 'ljust', 'rjust', 'zfill'].map((method) => ({
    name: `a huge ${method}`,
    template: `{{ "a".${method}(1000000000) }}`,
    ends: 'limit' as const,
  })),
  { name: 'a huge center by the filter', template: '{{ "a" | center(1000000000) }}', ends: 'limit' },
  { name: 'a huge tab size', template: '{{ "a\\tb".expandtabs(1000000000) }}', ends: 'limit' },
  { name: 'a huge indent', template: '{{ "a\\nb" | indent(1000000000) }}', ends: 'limit' },
  { name: 'indents of many lines', template: '{{ ("\\n" * 100000) | indent("x" * 1000, true, true) }}', ends: 'limit' },
  { name: 'replacing nothing by much', template: '{{ ("a" * 10000).replace("", "b" * 10000) }}', ends: 'limit' },
  {
    name: 'replacing nothing by much with the filter',
    template: '{{ ("a" * 10000) | replace("", "b" * 10000) }}',
    ends: 'limit',
  },
  {
    name: 'replacing by itself twice',
    template:
      '{% set n = namespace(s="a") %}{% for i in range(50) %}{% set n.s = n.s.replace("a", "aa") %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a regular expression that makes much',
    template: '{{ ("a" * 10000) | regex_replace("", "b" * 10000) }}',
    ends: 'limit',
  },
  {
    name: 'a text doubled again and again',
    template: '{% set n = namespace(s="a") %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a text doubled by plus',
    template: '{% set n = namespace(s="a") %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a text grown slowly',
    template:
      '{% set n = namespace(s="a" * 1000) %}{% for i in range(100000) %}{% set n.s = n.s ~ "b" %}{% if n.s[5:] == "x" %}{% endif %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a list doubled again and again',
    template: '{% set n = namespace(l=[1]) %}{% for i in range(60) %}{% set n.l = n.l + n.l %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a list extended by itself',
    template: '{% set l = [1] %}{% for i in range(60) %}{{ l.extend(l) or "" }}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a list that grows while it is gone through',
    template: '{% set l = [1] %}{% for x in l %}{{ l.append(x) or "" }}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a list extended while it is gone through',
    template: '{% set l = [1] %}{{ l.extend(l | map("string")) or "" }}',
    ends: nothing,
  },
  {
    name: 'a dict that grows while it is gone through',
    template: '{% set d = {1: 1} %}{% for k in d %}{{ d.update({k + 1: 1}) or "" }}{% endfor %}',
  },
  {
    name: 'a dict that grows while its items are gone through',
    template: '{% set d = {1: 1} %}{% for k, v in d.items() %}{{ d.update({k + 1: 1}) or "" }}{% endfor %}',
  },
  { name: 'joins of much', template: '{{ ("x" * 100000).join(["a"] * 1000) }}', ends: 'limit' },
  { name: 'joins of much by the filter', template: '{{ (["a"] * 1000) | join("x" * 100000) }}', ends: 'limit' },
  { name: 'sums of texts by concatenation', template: '{{ [["x"] * 100] * 100 | sum(start=[]) }}' },
  { name: 'sums of lists', template: '{{ ([[1] * 1000] * 10000) | sum(start=[]) | length }}', ends: 'limit' },
  { name: 'a batch of a huge size', template: '{{ [1] | batch(1000000000, 0) | list }}', ends: 'limit' },
  { name: 'slices of a huge count', template: '{{ [1] | slice(1000000000) | list }}', ends: 'limit' },
  {
    name: 'a slice with a huge step',
    template: '{{ "abc"[::10 ** 30] }}{{ [1, 2][-10 ** 30:10 ** 30:1] }}',
    ends: { output: 'a[]' },
  },
  {
    name: 'a wordwrap with a huge wrap text',
    template: '{{ ("a " * 100000) | wordwrap(1, wrapstring="x" * 10000) }}',
    ends: 'limit',
  },
  { name: 'a wordwrap of width zero', template: '{{ "abc" | wordwrap(0) }}', ends: 'value' },
  {
    name: 'tojson with a big indent',
    template: '{{ payload | tojson(indent=1000000) }}',
    payload: JSON.stringify(Array.from({ length: 1000 }, () => [1])),
    ends: 'limit',
  },
  {
    name: 'tojson of a list of one big list',
    template: '{% set l = [payload] * 1000 %}{{ l | tojson }}',
    payload: JSON.stringify(Array.from({ length: 1000 }, () => 'x')),
    ends: 'limit',
  },
  {
    name: 'printing a list of one big list',
    template: '{% set l = [payload] * 1000 %}{{ l }}',
    payload: JSON.stringify(Array.from({ length: 1000 }, () => 'x')),
    ends: 'limit',
  },
  {
    name: 'printing a list whose parts double',
    template: '{% set n = namespace(l=[1]) %}{% for i in range(100) %}{% set n.l = [n.l, n.l] %}{% endfor %}{{ n.l }}',
    ends: 'limit',
  },
  {
    name: 'dumping a list whose parts double',
    template:
      '{% set n = namespace(l=[1]) %}{% for i in range(100) %}{% set n.l = [n.l, n.l] %}{% endfor %}{{ n.l | tojson }}',
    ends: 'limit',
  },
  {
    name: 'comparing lists whose parts double',
    template:
      '{% set n = namespace(a=[1], b=[1]) %}{% for i in range(100) %}{% set n.a = [n.a, n.a] %}{% set n.b = [n.b, n.b] %}{% endfor %}{{ n.a == n.b }}{{ n.a < n.b }}',
    ends: 'limit',
  },
  {
    name: 'keys of tuples whose parts double',
    template:
      '{% set n = namespace(t=(1,)) %}{% for i in range(100) %}{% set n.t = (n.t, n.t) %}{% endfor %}{{ {n.t: 1} }}',
    ends: 'limit',
  },
  {
    name: 'pretty printing a list whose parts double',
    template:
      '{% set n = namespace(l=[1]) %}{% for i in range(100) %}{% set n.l = [n.l, n.l] %}{% endfor %}{{ n.l | pprint }}',
    ends: 'limit',
  },
  {
    name: 'a list that holds itself, printed',
    template: '{% set l = [1] %}{{ l.append(l) or l }}',
    ends: { output: '[1, [...]]' },
  },
  {
    name: 'a dict that holds itself, printed',
    template: '{% set d = {} %}{{ d.update(x=d) or d }}',
    ends: { output: "{'x': {...}}" },
  },
  { name: 'a list that holds itself, dumped', template: '{% set l = [] %}{{ l.append(l) or l | tojson }}' },
  {
    name: 'a list that holds itself, compared',
    template: '{% set l = [] %}{% set m = [] %}{{ l.append(m) or m.append(l) or l == m }}',
    ends: 'limit',
  },
  { name: 'a list that holds itself, pretty printed', template: '{% set l = [] %}{{ l.append(l) or l | pprint }}' },
  {
    name: 'a list that holds itself, sorted',
    template: '{% set l = [] %}{{ l.append(l) or l.append(l) or l | sort }}',
  },
  {
    name: 'a list that holds itself, joined',
    template: '{% set l = [1] %}{{ l.append(l) or l | join(",") }}',
    ends: { output: '1,[1, [...]]' },
  },
  {
    name: 'a namespace that holds itself',
    template: '{% set n = namespace() %}{% set n.self = n %}{{ n.self.self.self is defined }}{{ n }}',
  },
  { name: 'a macro that calls itself', template: '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', ends: 'limit' },
  {
    name: 'a macro that calls itself with a growing argument',
    template: '{% macro m(a) %}{{ m([a, a]) }}{% endmacro %}{{ m(1) }}',
    ends: 'limit',
  },
  {
    name: 'macros that call each other',
    template: '{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}',
    ends: 'limit',
  },
  {
    name: 'macros that call each other twice',
    template: '{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}',
    ends: 'limit',
  },
  {
    name: 'a caller that calls its macro',
    template:
      '{% macro m() %}{{ caller() }}{% endmacro %}{% macro n() %}{% call m() %}{{ n() }}{% endcall %}{% endmacro %}{{ n() }}',
    ends: 'limit',
  },
  { name: 'a block that prints itself', template: '{% block a %}{{ self.a() }}{% endblock %}', ends: 'limit' },
  {
    name: 'a recursive loop without end',
    template: '{% for x in [1] recursive %}{{ loop([x]) }}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a recursive loop over a list that holds itself',
    template:
      '{% set l = [1] %}{{ l.append(l) or "" }}{% for x in l recursive %}{{ loop(x if x is iterable else []) }}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a filter mapped over itself',
    template:
      '{% set n = namespace(g=[1]) %}{% for i in range(100000) %}{% set n.g = n.g | map("string") %}{% endfor %}{{ n.g | list }}',
    ends: 'limit',
  },
  {
    name: 'a deep chain of lazy filters',
    template:
      '{% set n = namespace(g=[1]) %}{% for i in range(20000) %}{% set n.g = n.g | select %}{% endfor %}{{ n.g | list }}',
  },
  {
    name: 'a deep list made step by step, printed',
    template: '{% set n = namespace(l=[]) %}{% for i in range(50000) %}{% set n.l = [n.l] %}{% endfor %}{{ n.l }}',
    ends: 'limit',
  },
  {
    name: 'a deep list made step by step, dumped',
    template:
      '{% set n = namespace(l=[]) %}{% for i in range(50000) %}{% set n.l = [n.l] %}{% endfor %}{{ n.l | tojson }}',
    ends: 'value',
  },
  {
    name: 'a deep list made step by step, compared',
    template:
      '{% set n = namespace(l=[], m=[]) %}{% for i in range(40000) %}{% set n.l = [n.l] %}{% set n.m = [n.m] %}{% endfor %}{{ n.l == n.m }}',
    ends: 'limit',
  },
  {
    name: 'a deep tuple as a key',
    template:
      '{% set n = namespace(t=()) %}{% for i in range(50000) %}{% set n.t = (n.t,) %}{% endfor %}{{ {n.t: 1} }}',
    ends: 'limit',
  },
  { name: 'a deep undefined chain', template: `{{ payload${'.a'.repeat(5000)} }}` },
  { name: 'a long chain of filters', template: `{{ 1${' | string'.repeat(5000)} }}` },
  { name: 'a long sum', template: `{{ ${Array(10_000).fill('1').join(' + ')} }}` },
  { name: 'a long concatenation', template: `{{ ${Array(10_000).fill('1').join(' ~ ')} }}` },
  { name: 'a long chain of or', template: `{{ ${Array(10_000).fill('0').join(' or ')} }}` },
  { name: 'a long chain of comparisons', template: `{{ ${Array(10_000).fill('1').join(' < ')} }}` },
  { name: 'many minus signs', template: `{{ ${'-'.repeat(10_000)}1 }}` },
  { name: 'many nots', template: `{{ ${'not '.repeat(10_000)}1 }}` },
  { name: 'many conditions inside each other', template: `{{ ${'1 if 0 else '.repeat(4000)}1 }}` },
  { name: 'deep brackets', template: `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}` },
  { name: 'deep lists', template: `{{ ${'['.repeat(20_000)}${']'.repeat(20_000)} }}` },
  { name: 'deep dicts', template: `{{ ${'{1:'.repeat(10_000)}1${'}'.repeat(10_000)} }}` },
  { name: 'deep calls', template: `{{ ${'a('.repeat(20_000)}${')'.repeat(20_000)} }}` },
  { name: 'deep items', template: `{{ ${'a['.repeat(20_000)}1${']'.repeat(20_000)} }}` },
  { name: 'brackets that never close', template: `{{ ${'('.repeat(40_000)}` },
  { name: 'deep ifs', template: `${'{% if 1 %}'.repeat(3000)}x${'{% endif %}'.repeat(3000)}` },
  { name: 'deep macros', template: `${'{% macro m() %}'.repeat(1500)}x${'{% endmacro %}'.repeat(1500)}` },
  { name: 'deep filter blocks', template: `${'{% filter upper %}'.repeat(1000)}x${'{% endfilter %}'.repeat(1000)}` },
  { name: 'many elifs', template: `{% if 0 %}${'{% elif 0 %}'.repeat(4000)}{% endif %}` },
  { name: 'many else-less tags that do not close', template: '{% if 1 %}'.repeat(5000) },
  { name: 'many comments', template: '{# x #}'.repeat(7000), ends: nothing },
  { name: 'many openings', template: '{'.repeat(50_000) },
  { name: 'many openings of comments', template: '{#'.repeat(25_000), ends: 'syntax' },
  { name: 'many raws', template: '{% raw %}'.repeat(5000), ends: 'syntax' },
  { name: 'many dashes', template: `{{ 1 ${'-'.repeat(40_000)}}}`, ends: 'limit' },
  { name: 'a long text in quotes that does not close', template: `{{ "${'\\'.repeat(49_000)}`, ends: 'syntax' },
  { name: 'a long number', template: `{{ ${'9'.repeat(49_000)} }}` },
  { name: 'a long number with underscores', template: `{{ ${'9_'.repeat(20_000)}x }}`, ends: 'syntax' },
  { name: 'a long name', template: `{{ ${'a'.repeat(49_000)} }}`, ends: nothing },
  { name: 'many names', template: Array.from({ length: 5000 }, (_, i) => `{{ a${i} }}`).join('') },
  {
    name: 'many sets',
    template: Array.from({ length: 2500 }, (_, i) => `{% set a${i} = 1 %}`).join(''),
    ends: nothing,
  },
  { name: 'blanks before a dash', template: `${' '.repeat(49_000)}x{{- 1 }}` },
  { name: 'blanks that dashes take away', template: `{{ 1 -}}${' '.repeat(24_000)}x${' '.repeat(24_000)}{{- 1 }}` },
  { name: 'a template that is too long', template: 'x'.repeat(2_000_000) },
  { name: 'a cycler of many', template: '{% set c = cycler(*range(100000)) %}{{ c.next() }}', ends: 'limit' },
  {
    name: 'a cycler asked often',
    template: '{% set c = cycler(1, 2) %}{% for i in range(100000) %}{{ c.next() }}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a joiner asked often',
    template: '{% set j = joiner("x" * 1000) %}{% for i in range(100000) %}{{ j() }}{% endfor %}',
    ends: 'limit',
  },
  { name: 'arguments without end', template: '{{ dict(**{"a": 1}) }}{{ "".join(*range(100000)) }}', ends: 'limit' },
  {
    name: 'much output',
    template: '{% set x = "x" * 100000 %}{% for i in range(1000) %}{{ x }}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'much output from a macro',
    template:
      '{% macro m() %}{{ "x" * 100000 }}{% endmacro %}{% for i in range(1000) %}{% set y = m() ~ m() %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'much in a set block',
    template: '{% set x %}{% for i in range(1000) %}{{ "x" * 100000 }}{% endfor %}{% endset %}',
    ends: 'limit',
  },
  { name: 'a number of many digits to an int', template: '{{ ("9" * 1000000) | int }}' },
  {
    name: 'an int of many digits printed often',
    template: '{% set x = 10 ** 4000 %}{% for i in range(100000) %}{% set y = x | string %}{% endfor %}',
    ends: 'limit',
  },
  { name: 'a huge timedelta', template: '{{ ("9" * 100000 ~ "d") | timedeltaparse }}' },
  { name: 'strftime without end', template: '{{ time() | datetimeformat("%c" * 100000) | length }}' },
  { name: 'strftime with a huge width', template: '{{ time() | datetimeformat("%1000000000d") }}' },
  { name: 'strptime of much', template: '{{ ("1 " * 50000) | datetimeparse("%d " * 50000) }}' },
  { name: 'strptime of blanks', template: '{{ (" " * 100000) | datetimeparse(" " * 1000 ~ "x") }}' },
  { name: 'base64 of much', template: '{{ ("QUFB" * 250000) | b64decode | length }}' },
  { name: 'json inside json', template: '{{ ("[" * 100000 ~ "]" * 100000) | parse_json }}' },
  { name: 'json with a long number', template: '{{ ("1" * 500000) | parse_json }}' },
  {
    name: 'json of many numbers that need care',
    template: '{{ ("[" ~ "1.0," * 200000 ~ "1]") | parse_json | length }}',
  },
];

/** Fewer rounds than a hundred thousand show the cost of a round as well. */
const rounds = (body: string): string => `{% for i in range(2000) %}${body}{% endfor %}`;

const names = (count: number, write = (name: string) => name): string =>
  Array.from({ length: count }, (_, i) => write(`a${i.toString(36)}`)).join(',');

const sets = (count: number): string => names(count, (name) => `{% set ${name} = 1 %}`).replaceAll(',', '');

/** Operations that do much work at once, which must charge for it themselves. */
const heavySteps: Attack[] = [
  { name: 'a wordwrap into many short lines', template: '{{ ("ab " * 50000) | wordwrap(1) }}', ends: 'limit' },
  { name: 'a wordwrap at many hyphens', template: '{{ ("ab-" * 50000) | wordwrap(1) }}', ends: 'limit' },
  { name: 'a wordwrap of one long word', template: '{{ ("a" * 100000) | wordwrap(1) }}', ends: 'limit' },
  { name: 'tojson of much that is escaped', template: '{{ ("<" * 150000) | tojson | length }}', ends: 'limit' },
  { name: 'json_dumps of much that is escaped', template: '{{ ("ü" * 150000) | json_dumps | length }}', ends: 'limit' },
  { name: 'tabs in many lines', template: '{{ ("\n" * 200000).expandtabs() | length }}', ends: 'limit' },
  {
    name: 'a round to many digits, often',
    template: '{% for i in range(20000) %}{% set x = 0.1 | round(300) %}{% endfor %}',
    ends: 'limit',
  },
  {
    name: 'a dict with a long key, printed often',
    template: rounds('{% set x = payload | string %}'),
    payload: JSON.stringify({ ['k'.repeat(10_000)]: 1 }),
    ends: 'limit',
  },
  {
    name: 'a macro of many parameters, called often',
    template: `{% macro m(${names(8000)}) %}{% endmacro %}${rounds('{{ m() }}')}`,
    ends: 'limit',
  },
  {
    name: 'a macro of many defaults, called often',
    template: `{% macro m(${names(4000, (name) => `${name}=[1, 2]`)}) %}{% endmacro %}${rounds('{{ m() }}')}`,
    ends: 'limit',
  },
  {
    name: 'a macro of many parameters, asked often',
    template: `{% macro m(${names(8000)}) %}{% endmacro %}${rounds('{{ m.explicit_caller }}')}`,
    ends: 'limit',
  },
  {
    name: 'a loop that begins anew with many variables',
    template: rounds(`{% for x in [1] %}{% if 0 %}${sets(1500)}{% endif %}{% endfor %}`),
    ends: 'limit',
  },
  {
    name: 'a recursive loop with many variables',
    template: `{% for x in range(2000) recursive %}{{ loop([]) }}{% if 0 %}${sets(2000)}{% endif %}{% endfor %}`,
    ends: 'limit',
  },
  {
    name: 'a block with many variables, printed often',
    template: `{% block q %}{% if 0 %}${sets(2000)}{% endif %}{% endblock %}${rounds('{{ self.q() }}')}`,
    ends: 'limit',
  },
  {
    name: 'a block that sees many variables, printed often',
    template: `${sets(1500)}${rounds('{% block q scoped %}{% endblock %}')}`,
    ends: 'limit',
  },
  {
    name: 'many names set in ifs that are inside each other',
    template: `${'{% if 1 %}'.repeat(90)}${sets(2300)}${'{% endif %}'.repeat(90)}`,
    ends: 'limit',
  },
  {
    name: 'a chain of filters that there are not, in an if',
    template: `{% if 0 %}{{ 1${' | nothing'.repeat(80)} }}{% endif %}`,
    ends: nothing,
  },
  {
    name: 'a chain of tests that there are not, in an if',
    template: `{% if 0 %}{{ ${'('.repeat(80)}1${' is nothing)'.repeat(80)} }}{% endif %}`,
    ends: nothing,
  },
];

const patterns = [
  '(a+)+$',
  '(a|a)*$',
  '(a|aa)+$',
  '(.*a){20}',
  '(.*)(.*)(.*)(.*)(.*)(.*)x',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  'a{1,1000}{1,1000}',
  '((a{1,100}){1,100}){1,100}',
  '(?:a?){500}a{500}',
  '(x+x+)+y',
  '[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[0-9]',
  `(${Array.from({ length: 5000 }, (_, i) => `word${i}`).join('|')})`,
  '('.repeat(5000) + ')'.repeat(5000),
  '(?i)(straße|ﬁ|K)+$',
  '\\p{L}+$',
];

/** Regular expressions that take exponential or quadratic time with backtracking. */
const regexes: Attack[] = patterns.flatMap((pattern) => [
  {
    name: `search for ${pattern.slice(0, 40)}`,
    template: '{{ payload.s | regex_search(payload.p) }}',
    payload: JSON.stringify({ s: `${'a'.repeat(30_000)}!`, p: pattern }),
  },
  {
    name: `replace ${pattern.slice(0, 40)}`,
    template: '{{ payload.s | regex_replace(payload.p, "x") | string | length }}',
    payload: JSON.stringify({ s: `${'a'.repeat(1_000_000)}!`, p: pattern }),
  },
]);

function deep(open: string, close: string, depth: number): string {
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

/** Deep and long payloads. */
const payloads: Attack[] = [
  ...[
    '{{ payload }}',
    '{{ payload | tojson }}',
    '{{ payload | pprint }}',
    '{{ payload == payload.copy() }}',
    '{{ payload | string | length }}',
    '{{ payload | tojson_pretty | length }}',
    '{{ [payload] | sum(start=[]) | length }}',
    '{{ payload | sort }}',
    '{{ payload | unique | list | length }}',
    '{{ payload < payload.copy() }}',
    '{{ payload in [payload.copy()] }}',
  ].map((template) => ({ name: `a deep list: ${template}`, template, payload: deep('[', ']', 900) })),
  { name: 'deep dicts dumped', template: '{{ payload | tojson }}', payload: deep('{"a":', '}', 900) },
  { name: 'deep dicts printed', template: '{{ payload }}', payload: deep('{"a":', '}', 900) },
  {
    name: 'deep dicts reached',
    template: `{{ payload${'.a'.repeat(800)} is mapping }}`,
    payload: deep('{"a":', '}', 900),
  },
  {
    name: 'a recursive loop over a deep list',
    template: '{% for x in payload recursive %}{{ loop(x) if x is iterable }}{% endfor %}',
    payload: deep('[', ']', 900),
  },
];

export const attacks: readonly Attack[] = [
  ...reaching,
  ...keys,
  ...changing,
  ...bombs,
  ...heavySteps,
  ...regexes,
  ...payloads,
];
