import type { Value } from '../values/value.ts';
import type { Expression } from './ast.ts';
import { parseExpression } from './expressions.ts';
import { describeToken, type Token, type Tokens } from './tokens.ts';

/** A literal, a name, or something in brackets. */
export function parsePrimary(tokens: Tokens): Expression {
  const { current } = tokens;
  switch (current.kind) {
    case 'name':
      tokens.take();
      return nameOrConstant(current);
    case 'string':
      return parseStrings(tokens);
    case 'integer':
    case 'float':
      tokens.take();
      return { type: 'literal', value: current.value, offset: current.offset };
    case '(':
      return parseBrackets(tokens);
    case '[':
      return parseList(tokens);
    case '{':
      return parseDict(tokens);
    case 'end':
      return tokens.fail('the template ends too early: expected a value; add it');
    default:
      return tokens.fail(`expected a value, but found ${describeToken(current)}`);
  }
}

/**
 * Parses an expression, or a tuple if a comma follows.
 * @param parse reads one of its elements
 * @param mayBeEmpty whether nothing at all is a tuple too, as in `()`
 */
export function parseTuple(tokens: Tokens, parse: (tokens: Tokens) => Expression, mayBeEmpty = false): Expression {
  const { offset } = tokens.current;
  const items: Expression[] = [];
  let hasComma = false;
  while (!isTupleEnd(tokens)) {
    items.push(parse(tokens));
    if (!tokens.takeIf(',')) {
      break;
    }
    hasComma = true;
  }
  const [first] = items;
  if (!hasComma && first !== undefined) {
    return first;
  }
  if (items.length === 0 && !mayBeEmpty) {
    tokens.fail(`expected a value, but found ${describeToken(tokens.current)}`);
  }
  return { type: 'tuple', items, offset };
}

function isTupleEnd({ current: { kind } }: Tokens): boolean {
  return kind === 'print_end' || kind === 'tag_end' || kind === ')';
}

function nameOrConstant({ text, offset }: Token): Expression {
  const value = constants.get(text);
  return value === undefined ? { type: 'name', name: text, offset } : { type: 'literal', value, offset };
}

/** Names that are constants and cannot be assigned. */
export const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** Adjacent texts are joined. */
function parseStrings(tokens: Tokens): Expression {
  const { offset } = tokens.current;
  let value = '';
  while (tokens.is('string')) {
    value += String(tokens.take().value);
  }
  return { type: 'literal', value, offset };
}

function parseBrackets(tokens: Tokens): Expression {
  tokens.take();
  const inside = parseTuple(tokens, parseExpression, true);
  tokens.expect(')');
  return inside;
}

function parseList(tokens: Tokens): Expression {
  const { offset } = tokens.take();
  const items: Expression[] = [];
  while (!tokens.is(']')) {
    items.push(parseExpression(tokens));
    if (!tokens.takeIf(',')) {
      break;
    }
  }
  tokens.expect(']');
  return { type: 'list', items, offset };
}

function parseDict(tokens: Tokens): Expression {
  const { offset } = tokens.take();
  const entries: Array<readonly [Expression, Expression]> = [];
  while (!tokens.is('}')) {
    const key = parseExpression(tokens);
    tokens.expect(':');
    entries.push([key, parseExpression(tokens)]);
    if (!tokens.takeIf(',')) {
      break;
    }
  }
  tokens.expect('}');
  return { type: 'dict', entries, offset };
}
