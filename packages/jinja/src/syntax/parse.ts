import { TemplateError } from '../errors.ts';
import type { Node, Statement } from './ast.ts';
import { normaliseSource, positionsIn } from './characters.ts';
import { childrenOf } from './children.ts';
import { parseExpression } from './expressions.ts';
import { nearest } from './nearest.ts';
import { parseTuple } from './primary.ts';
import { parseStatement } from './statements.ts';
import { type OpenBlock, Tokens } from './tokens.ts';

/** A parsed template. */
export interface Syntax {
  readonly body: readonly Statement[];
  /** The source with normalised line ends, to which all offsets refer. */
  readonly source: string;
}

/**
 * Reads a template.
 * @param nesting how many brackets and blocks may be inside each other
 * @throws TemplateError (syntax, limit), located
 */
export function parseTemplate(template: string, nesting: number): Syntax {
  const source = normaliseSource(template);
  const body = parseAll(new Tokens(source, nesting));
  checkHeight(body, source, nesting * 3);
  return { body, source };
}

/**
 * Long chains such as `a + b + c` and `a | b | c` nest without brackets. Jinja accepts about 200 of them. A higher tree could
 * overflow the stack of code that walks it.
 */
function checkHeight(body: readonly Statement[], source: string, limit: number): void {
  let level: readonly Node[] = body;
  for (let height = 0; level.length > 0; height++) {
    const [first] = level;
    if (height > limit && first !== undefined) {
      const message = `more than ${limit} operations are chained or inside each other; use {% set %} to split them`;
      throw new TemplateError('limit', message).locate(source, first.offset);
    }
    level = level.flatMap(childrenOf);
  }
}

/** Everything up to the end of the template. */
function parseAll(tokens: Tokens): readonly Statement[] {
  const body: Statement[] = [];
  while (!tokens.is('end')) {
    if (!parseText(tokens, body)) {
      tokens.take();
      parseTag(tokens, body);
    }
  }
  return body;
}

/**
 * Reads the end of a block's opening tag, and everything up to one of the tags that can follow.
 * @param name the name of the opening tag
 * @param offset the offset of that tag
 * @param followers the names of these tags, the closing one last; the one found is taken
 */
export function parseBody(
  tokens: Tokens,
  name: string,
  offset: number,
  followers: readonly string[]
): { readonly body: readonly Statement[]; readonly follower: string } {
  tokens.enter();
  tokens.openBlocks.push({ name, offset, followers });
  // A colon, as in Python, is allowed.
  tokens.takeIf(':');
  tokens.expect('tag_end');
  const body: Statement[] = [];
  for (;;) {
    if (tokens.is('end')) {
      failUnclosed(tokens);
    }
    if (!parseText(tokens, body)) {
      tokens.take();
      const { kind, text } = tokens.current;
      if (kind === 'name' && followers.includes(text)) {
        tokens.take();
        tokens.openBlocks.pop();
        tokens.leave();
        return { body, follower: text };
      }
      parseTag(tokens, body);
    }
  }
}

/** Plain text or a value that is printed, if one is here. */
function parseText(tokens: Tokens, body: Statement[]): boolean {
  const { kind, text, offset } = tokens.current;
  if (kind === 'data') {
    tokens.take();
    if (text !== '') {
      body.push({ type: 'text', text, offset });
    }
    return true;
  }
  if (kind !== 'print_begin') {
    return false;
  }
  tokens.take();
  body.push({ type: 'print', expression: parseTuple(tokens, parseExpression), offset });
  tokens.expect('print_end');
  return true;
}

function parseTag(tokens: Tokens, body: Statement[]): void {
  for (const statement of parseStatement(tokens)) {
    body.push(statement);
  }
  tokens.expect('tag_end');
}

/** @throws TemplateError (syntax) that names the block that was never closed */
function failUnclosed(tokens: Tokens): never {
  const open = tokens.openBlocks.at(-1);
  if (open === undefined) {
    return tokens.fail('the template ends too early');
  }
  return tokens.fail(`the template ends, but ${describe(tokens, open)} is still open; add {% ${closer(open)} %}`);
}

/** @throws TemplateError (syntax) for a tag that is not allowed here */
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
