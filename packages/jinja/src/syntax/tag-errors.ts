import { positionsIn } from './characters.ts';
import { nearest } from './nearest.ts';
import type { OpenBlock, Tokens } from './tokens.ts';

/** @throws TemplateError (syntax) that says which block was never closed */
export function failUnclosed(tokens: Tokens): never {
  const open = tokens.openBlocks.at(-1);
  if (open === undefined) {
    return tokens.fail('the template ends too early');
  }
  return tokens.fail(`the template ends, but ${describe(tokens, open)} is still open; add {% ${closer(open)} %}`);
}

/** @throws TemplateError (syntax) for a tag that cannot stand here */
export function failUnknownTag(tokens: Tokens): never {
  const name = tokens.current.text;
  const open = tokens.openBlocks.at(-1);
  if (loading.has(name)) {
    return tokens.fail(`{% ${name} %} cannot be used: there are no other templates here; write its content in place`);
  }
  const hint = hints.get(name);
  if (hint !== undefined) {
    return tokens.fail(`there is no tag ${name}; ${hint}`);
  }
  if (followers.has(name)) {
    const expected = open === undefined ? 'no block is open' : `${describe(tokens, open)} is open`;
    const mend = open === undefined ? 'leave it out' : `close it with {% ${closer(open)} %} first`;
    return tokens.fail(`{% ${name} %} does not fit here, as ${expected}; ${mend}`);
  }
  const near = nearest(name, [...tags, ...(open?.followers ?? [])]);
  const mend = near === undefined ? `use one of ${tags.join(', ')}` : `did you mean ${near}?`;
  return tokens.fail(`there is no tag ${name}; ${mend}`);
}

function describe(tokens: Tokens, { name, offset }: OpenBlock): string {
  return `the block {% ${name} %} of line ${positionsIn(tokens.source)(offset).line}`;
}

function closer({ followers: all }: OpenBlock): string {
  return all.at(-1) ?? '';
}

const tags = ['if', 'for', 'set', 'macro', 'call', 'filter', 'with', 'raw', 'block', 'autoescape', 'print'];
const loading = new Set(['extends', 'include', 'import', 'from']);
const followers = new Set([
  'elif',
  'else',
  'endif',
  'endfor',
  'endset',
  'endmacro',
  'endcall',
  'endfilter',
  'endwith',
  'endautoescape',
  'endblock',
]);

const hints = new Map([
  ['do', 'use {% set ignored = … %} instead'],
  ['break', 'choose the elements with {% for x in y if … %} instead'],
  ['continue', 'choose the elements with {% for x in y if … %} instead'],
  ['trans', 'write the text itself'],
  ['debug', 'print the value with {{ … }} instead'],
  ['elseif', 'write elif'],
  ['elsif', 'write elif'],
  ['endraw', 'leave it out, or open it with {% raw %} before'],
  ['raw', 'write {% raw %} with nothing else in it'],
]);
