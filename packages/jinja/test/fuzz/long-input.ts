import type { Attack } from './attacks.ts';

/** Texts of a million characters that are awkward for some filters. */
const texts: Record<string, string> = {
  letters: 'a'.repeat(1_000_000),
  words: 'ab '.repeat(333_333),
  lines: '\n'.repeat(1_000_000),
  brackets: '<'.repeat(1_000_000),
  entities: '&amp;'.repeat(200_000),
  addresses: 'http://a.b/c '.repeat(77_000),
  signs: '🔥'.repeat(500_000),
  digits: '9'.repeat(1_000_000),
  percent: '%'.repeat(1_000_000),
  braces: '{'.repeat(1_000_000),
};

/** Arguments that make a filter work as hard as it can; all other filters get none. */
const filterArguments: Record<string, readonly string[]> = {
  batch: ['2', '100000'],
  center: ['1000000'],
  default: ['"x", true'],
  format: ['1'],
  groupby: ['0'],
  indent: ['1, true, true'],
  join: ['"xxxxxxxxxx"'],
  map: ['"upper"', 'attribute="x"'],
  reject: ['"equalto", "a"'],
  rejectattr: ['"x"'],
  regex_match: ['"(a|b|c)*$"'],
  regex_replace: ['"a", "bb"', '"", "-"', '"[^x]*$", ""'],
  regex_search: ['"zz$"', '".*.*.*q"', '"(9|99)+x"'],
  replace: ['"a", "bb"', '"", "-"', '"aaaaaaaab", "c"'],
  select: ['"equalto", "a"'],
  selectattr: ['"x"'],
  slice: ['3', '100000'],
  sort: ['', 'reverse=true'],
  trim: ['', '"a"'],
  truncate: ['10', '999990, false, "...", 0'],
  urlize: ['', '10'],
  wordwrap: ['1', '79', '79, false'],
};

const methods = [
  ...['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'split', 'rsplit', 'splitlines'],
  ...['isalpha', 'isalnum', 'isdigit', 'isspace', 'isprintable', 'isidentifier', 'istitle', 'isupper', 'expandtabs'],
].map((name) => `${name}()`);
const methodCalls = [
  ...methods,
  'split("a")',
  'split(" ", 1)',
  'partition("zz")',
  'rpartition("zz")',
  'find("aaaaaaaaaaaaaaab")',
  'rfind("baaaaaaaaaaaaaaa")',
  'count("aa")',
  'count("")',
  'replace("", "x", 5)',
  'join("ab")',
  'join(payload.s)',
  'center(1500000)',
  'zfill(1500000)',
  'startswith(payload.s)',
  'translate({97: "bb"})',
  'format(1)',
  'encode("utf-8")',
];

const expressions = [
  'payload.s[::-1]',
  'payload.s[5:999999:7]',
  'payload.s[-1]',
  'payload.s == payload.s ~ ""',
  'payload.s < payload.s ~ "x"',
  '"zzz" in payload.s',
  'payload.s % 1',
  '[payload.s]',
  '{payload.s: 1}[payload.s]',
  'payload.s | length',
];

/** Each of the filters, and every method of texts, on texts of a million characters and on lists of 200,000 elements. */
export function longInputs(filters: Iterable<string>, shapes = Object.keys(texts)): Attack[] {
  const calls = [...filters].flatMap((name) =>
    (filterArguments[name] ?? ['']).map((args) => `${name}${args === '' ? '' : `(${args})`}`)
  );
  const onTexts = [
    ...calls.map((call) => `payload.s | ${call}`),
    ...methodCalls.map((call) => `payload.s.${call}`),
    ...expressions,
  ];
  const numbers = JSON.stringify({ s: Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 200_003) });
  const objects = JSON.stringify({ s: Array.from({ length: 50_000 }, (_, i) => ({ x: `${i}`, 0: i % 10 })) });
  const names = JSON.stringify({ s: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key ${i}`, i])) });
  return [
    ...shapes.flatMap((shape) => {
      const payload = JSON.stringify({ s: texts[shape] });
      return onTexts.map((expression) => attack(`${expression} on ${shape}`, expression, payload));
    }),
    ...calls.flatMap((call) => [
      attack(`${call} on many numbers`, `payload.s | ${call}`, numbers),
      attack(`${call} on many objects`, `payload.s | ${call}`, objects),
      attack(`${call} on many keys`, `payload.s | ${call}`, names),
    ]),
  ];
}

/** Lazy filters do nothing until somebody iterates over them, so the result is turned into a list if possible. */
function attack(name: string, expression: string, payload: string): Attack {
  return {
    name,
    template: `{% set x = ${expression} %}{% if x is iterable %}{{ x | list | length }}{% endif %}`,
    payload,
  };
}
