import type { Expression, NameTarget, Parameter, Target } from './ast.ts';
import { parseExpression } from './expressions.ts';
import { constants, parsePrimary, parseTuple } from './primary.ts';
import type { Tokens } from './tokens.ts';

/**
 * What a value is given to: a name, or names with commas.
 * @param isParameter see `NameTarget`
 */
export function parseTarget(tokens: Tokens, isParameter: boolean): Target {
  return toTarget(tokens, parseTuple(tokens, parsePrimary), isParameter);
}

/** As `parseTarget` for `{% set %}`, where it may be an attribute of a namespace. */
export function parseSetTarget(tokens: Tokens): Target {
  if (tokens.following.kind !== '.') {
    return parseTarget(tokens, false);
  }
  const { text: name, offset } = tokens.expect('name');
  tokens.take();
  return { type: 'namespace_target', name, attribute: tokens.expect('name').text, offset };
}

/** A single name that can be given something. */
export function parseNewName(tokens: Tokens): string {
  const { text, offset } = tokens.expect('name');
  if (constants.has(text)) {
    tokens.fail(`${text} cannot be given another meaning; choose another name`, offset);
  }
  return text;
}

/** The names that a macro takes, in brackets. */
export function parseParameters(tokens: Tokens): Parameter[] {
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
