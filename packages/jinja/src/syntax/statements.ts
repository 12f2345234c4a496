import type { Body, Branch, Expression, NameTarget, Parameter, Statement, Target } from './ast.ts';
import { parseExpression, parseOr } from './expressions.ts';
import { failUnknownTag, parseBody } from './parse.ts';
import { parseFilters } from './postfix.ts';
import { constants, parsePrimary, parseTuple } from './primary.ts';
import type { Tokens } from './tokens.ts';

/** Parses a tag with everything up to its closing tag, except the end of the last tag. */
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

/**
 * Parses the target of an assignment: a name, or names with commas.
 * @param isParameter see `NameTarget`
 */
function parseTarget(tokens: Tokens, isParameter: boolean): Target {
  return toTarget(tokens, parseTuple(tokens, parsePrimary), isParameter);
}

/** Like `parseTarget`, for `{% set %}`, whose target may be an attribute of a namespace. */
function parseSetTarget(tokens: Tokens): Target {
  if (tokens.following.kind !== '.') {
    return parseTarget(tokens, false);
  }
  const { text: name, offset } = tokens.expect('name');
  tokens.take();
  return { type: 'namespace_target', name, attribute: tokens.expect('name').text, offset };
}

/** Parses a single name that can be assigned. */
function parseNewName(tokens: Tokens): string {
  const { text, offset } = tokens.expect('name');
  if (constants.has(text)) {
    tokens.fail(`${text} cannot be assigned; choose another name`, offset);
  }
  return text;
}

/** Parses the parameters of a macro, in brackets. */
function parseParameters(tokens: Tokens): Parameter[] {
  const parameters: Parameter[] = [];
  const names = new Set<string>();
  tokens.expect('(');
  while (!tokens.is(')')) {
    if (parameters.length > 0) {
      tokens.expect(',');
    }
    parameters.push(parseParameter(tokens, names, parameters.at(-1)));
  }
  tokens.expect(')');
  return parameters;
}

function parseParameter(tokens: Tokens, before: Set<string>, last: Parameter | undefined): Parameter {
  const { offset } = tokens.current;
  const name = parseNewName(tokens);
  if (before.has(name)) {
    tokens.fail(`the argument ${name} is named twice; give it another name`, offset);
  }
  before.add(name);
  const byDefault = tokens.takeIf('=') ? parseExpression(tokens) : undefined;
  if (byDefault === undefined && last?.byDefault !== undefined) {
    tokens.fail('an argument without a default cannot follow one with a default; give it one, or move it before');
  }
  const target: NameTarget = { type: 'name_target', name, isParameter: true, offset };
  return { target, byDefault };
}

function toTarget(tokens: Tokens, node: Expression, isParameter: boolean): Target {
  const { offset } = node;
  if (node.type === 'name') {
    return { type: 'name_target', name: node.name, isParameter, offset };
  }
  if (node.type === 'tuple') {
    return { type: 'tuple_target', items: node.items.map((item) => toTarget(tokens, item, isParameter)), offset };
  }
  return tokens.fail('a value cannot be given to this; write a name here', offset);
}
