import type { Body, Branch, Expression, Parameter, Statement } from './ast.ts';
import { parseBody } from './body.ts';
import { parseExpression, parseOr } from './expressions.ts';
import { parseFilters } from './postfix.ts';
import { parseTuple } from './primary.ts';
import { parseNewName, parseParameters, parseSetTarget, parseTarget } from './targets.ts';
import { failUnknownTag } from './tag-errors.ts';
import type { Tokens } from './tokens.ts';

/** What stands in a tag, with all up to the tag that closes it. The end of that tag is left. */
export function parseStatement(tokens: Tokens): readonly Statement[] {
  const { kind, text, offset } = tokens.current;
  if (kind !== 'name') {
    tokens.fail('expected the name of a tag, such as if, for or set');
  }
  if (text === 'print') {
    return parsePrint(tokens);
  }
  const parse = parsers.get(text);
  if (parse === undefined) {
    return failUnknownTag(tokens);
  }
  tokens.take();
  return [parse(tokens, offset)];
}

const parsers = new Map<string, (tokens: Tokens, offset: number) => Statement>([
  ['if', parseIf],
  ['for', parseFor],
  ['set', parseSet],
  ['macro', parseMacro],
  ['call', parseCallBlock],
  ['filter', parseFilterBlock],
  ['with', parseWith],
  ['autoescape', parseAutoescape],
  ['block', parseBlock],
]);

function parsePrint(tokens: Tokens): Statement[] {
  tokens.take();
  const prints: Statement[] = [];
  while (!tokens.is('tag_end')) {
    if (prints.length > 0) {
      tokens.expect(',');
    }
    const { offset } = tokens.current;
    prints.push({ type: 'print', expression: parseExpression(tokens), offset });
  }
  return prints;
}

function parseIf(tokens: Tokens, offset: number): Statement {
  const branches: Branch[] = [];
  const followers = ['elif', 'else', 'endif'];
  let end: string;
  do {
    const condition = parseTuple(tokens, parseOr);
    const { body, follower } = parseBody(tokens, 'if', offset, followers);
    branches.push({ condition, body });
    end = follower;
  } while (end === 'elif');
  const otherwise = end === 'else' ? parseBody(tokens, 'if', offset, ['endif']).body : [];
  return { type: 'if', branches, otherwise, offset };
}

function parseFor(tokens: Tokens, offset: number): Statement {
  const target = parseTarget(tokens, true);
  tokens.expectName('in');
  const iterable = parseTuple(tokens, parseOr);
  const condition = tokens.takeIfName('if') ? parseExpression(tokens) : undefined;
  const isRecursive = tokens.takeIfName('recursive');
  const { body, follower } = parseBody(tokens, 'for', offset, ['else', 'endfor']);
  const otherwise: Body = follower === 'else' ? parseBody(tokens, 'for', offset, ['endfor']).body : [];
  return { type: 'for', target, iterable, condition, isRecursive, body, otherwise, offset };
}

function parseSet(tokens: Tokens, offset: number): Statement {
  const target = parseSetTarget(tokens);
  if (tokens.takeIf('=')) {
    return { type: 'assign', target, value: parseTuple(tokens, parseExpression), offset };
  }
  const value = parseFilters(tokens, captured(tokens));
  return { type: 'assign_block', target, value, body: parseBody(tokens, 'set', offset, ['endset']).body, offset };
}

function parseMacro(tokens: Tokens, offset: number): Statement {
  const name = parseNewName(tokens);
  const parameters = parseParameters(tokens);
  return { type: 'macro', name, parameters, body: parseBody(tokens, 'macro', offset, ['endmacro']).body, offset };
}

function parseCallBlock(tokens: Tokens, offset: number): Statement {
  const parameters: Parameter[] = tokens.is('(') ? parseParameters(tokens) : [];
  const { offset: start } = tokens.current;
  const call = parseExpression(tokens);
  if (call.type !== 'call') {
    return tokens.fail('a call block needs a call, such as {% call my_macro() %}', start);
  }
  return { type: 'call_block', call, parameters, body: parseBody(tokens, 'call', offset, ['endcall']).body, offset };
}

function parseFilterBlock(tokens: Tokens, offset: number): Statement {
  const value = parseFilters(tokens, captured(tokens), true);
  return { type: 'filter_block', value, body: parseBody(tokens, 'filter', offset, ['endfilter']).body, offset };
}

function parseWith(tokens: Tokens, offset: number): Statement {
  const bindings: Array<readonly [ReturnType<typeof parseTarget>, Expression]> = [];
  while (!tokens.is('tag_end')) {
    if (bindings.length > 0) {
      tokens.expect(',');
    }
    const target = parseTarget(tokens, true);
    tokens.expect('=');
    bindings.push([target, parseExpression(tokens)]);
  }
  return { type: 'with', bindings, body: parseBody(tokens, 'with', offset, ['endwith']).body, offset };
}

function parseAutoescape(tokens: Tokens, offset: number): Statement {
  const on = parseExpression(tokens);
  return { type: 'autoescape', on, body: parseBody(tokens, 'autoescape', offset, ['endautoescape']).body, offset };
}

function parseBlock(tokens: Tokens, offset: number): Statement {
  const name = tokens.expect('name').text;
  const isScoped = tokens.takeIfName('scoped');
  const isRequired = tokens.takeIfName('required');
  if (tokens.is('-')) {
    tokens.fail('the name of a block cannot have hyphens; use _ instead');
  }
  const { body } = parseBody(tokens, 'block', offset, ['endblock']);
  if (isRequired && !body.every((part) => part.type === 'text' && part.text.trim() === '')) {
    tokens.fail('a required block must be empty; leave out its content, or the word required', offset);
  }
  tokens.takeIfName(name);
  return { type: 'block', name, isScoped, isRequired, body, offset };
}

function captured(tokens: Tokens): Expression {
  return { type: 'captured', offset: tokens.current.offset };
}
