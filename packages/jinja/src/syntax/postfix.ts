import type { ArgumentList, Expression } from './ast.ts';
import { parseExpression } from './expressions.ts';
import { parsePrimary } from './primary.ts';
import { describeToken, type Tokens } from './tokens.ts';

/** Attributes, items and calls that follow a value. */
export function parsePostfix(tokens: Tokens, start: Expression): Expression {
  let node = start;
  for (;;) {
    if (tokens.is('.')) {
      node = parseDot(tokens, node);
    } else if (tokens.is('[')) {
      node = parseItem(tokens, node);
    } else if (tokens.is('(')) {
      node = parseCall(tokens, node);
    } else {
      return node;
    }
  }
}

/** Filters, tests and calls that follow a value with its postfixes. */
export function parseFiltersAndTests(tokens: Tokens, start: Expression): Expression {
  let node = start;
  for (;;) {
    if (tokens.is('|')) {
      node = parseFilters(tokens, node);
    } else if (tokens.isName('is')) {
      node = parseTest(tokens, node);
    } else if (tokens.is('(')) {
      node = parseCall(tokens, node);
    } else {
      return node;
    }
  }
}

/**
 * Parses all filters that follow.
 * @param isFirstBare whether the first one has no `|`, as in `{% filter upper %}`
 */
export function parseFilters(tokens: Tokens, operand: Expression, isFirstBare = false): Expression {
  let node = operand;
  let isBare = isFirstBare;
  while (isBare || tokens.takeIf('|')) {
    isBare = false;
    const { offset } = tokens.current;
    node = {
      type: 'filter',
      operand: node,
      name: parseDottedName(tokens),
      args: parseOptionalArguments(tokens),
      offset,
    };
  }
  return node;
}

function parseTest(tokens: Tokens, operand: Expression): Expression {
  const { offset: isOffset } = tokens.take();
  const isNegated = tokens.takeIfName('not');
  const { offset } = tokens.current;
  const name = parseDottedName(tokens);
  const test: Expression = { type: 'test', operand, name, args: parseTestArguments(tokens), offset };
  return isNegated ? { type: 'unary', operator: 'not', operand: test, offset: isOffset } : test;
}

/** A single argument of a test may be written without brackets. */
function parseTestArguments(tokens: Tokens): ArgumentList {
  if (!startsArgument(tokens)) {
    return parseOptionalArguments(tokens);
  }
  if (tokens.isName('is')) {
    tokens.fail('a test cannot follow a test; combine them with "and", or put brackets around the first');
  }
  return { ...noArgumentList, positional: [parsePostfix(tokens, parsePrimary(tokens))] };
}

function startsArgument(tokens: Tokens): boolean {
  switch (tokens.current.kind) {
    case 'name':
      return !(tokens.isName('else') || tokens.isName('or') || tokens.isName('and'));
    case 'string':
    case 'integer':
    case 'float':
    case '[':
    case '{':
      return true;
    default:
      return false;
  }
}

function parseDottedName(tokens: Tokens): string {
  let name = tokens.expect('name').text;
  while (tokens.takeIf('.')) {
    name += `.${tokens.expect('name').text}`;
  }
  return name;
}

function parseDot(tokens: Tokens, object: Expression): Expression {
  const { offset } = tokens.take();
  const token = tokens.current;
  if (token.kind === 'name') {
    tokens.take();
    return { type: 'attribute', object, name: token.text, offset };
  }
  if (token.kind === 'integer') {
    tokens.take();
    return { type: 'item', object, key: { type: 'literal', value: token.value, offset: token.offset }, offset };
  }
  return tokens.fail(`expected a name or a number after the dot, but found ${describeToken(token)}`);
}

function parseItem(tokens: Tokens, object: Expression): Expression {
  const { offset } = tokens.take();
  const keys: Expression[] = [];
  while (!tokens.is(']')) {
    if (keys.length > 0) {
      tokens.expect(',');
    }
    keys.push(parseKey(tokens));
  }
  tokens.expect(']');
  const [first] = keys;
  if (keys.length === 1 && first !== undefined) {
    return { type: 'item', object, key: first, offset };
  }
  const slice = keys.find((key) => key.type === 'slice');
  if (slice !== undefined) {
    tokens.fail('a slice cannot stand beside another key; write one slice, such as [1:3]', slice.offset);
  }
  return { type: 'item', object, key: { type: 'tuple', items: keys, offset }, offset };
}

function parseKey(tokens: Tokens): Expression {
  const { offset } = tokens.current;
  const start = tokens.is(':') ? undefined : parseExpression(tokens);
  if (start !== undefined && !tokens.is(':')) {
    return start;
  }
  tokens.take();
  const stop = parseBound(tokens);
  const step = tokens.takeIf(':') ? parseBound(tokens) : undefined;
  return { type: 'slice', start, stop, step, offset };
}

function parseBound(tokens: Tokens): Expression | undefined {
  return tokens.is(':') || tokens.is(']') || tokens.is(',') ? undefined : parseExpression(tokens);
}

function parseCall(tokens: Tokens, callee: Expression): Expression {
  const { offset } = tokens.current;
  return { type: 'call', callee, args: parseArguments(tokens), offset };
}

const noArgumentList: ArgumentList = {
  positional: [],
  named: [],
  morePositional: undefined,
  moreNamed: undefined,
};

/** What is in the brackets, if some follow. */
function parseOptionalArguments(tokens: Tokens): ArgumentList {
  return tokens.is('(') ? parseArguments(tokens) : noArgumentList;
}

/** What is in the brackets that begin here. */
function parseArguments(tokens: Tokens): ArgumentList {
  tokens.expect('(');
  const found: Found = { positional: [], named: new Map(), morePositional: undefined, moreNamed: undefined };
  while (!tokens.is(')')) {
    parseArgument(tokens, found);
    if (!tokens.takeIf(',')) {
      break;
    }
  }
  tokens.expect(')');
  return { ...found, named: [...found.named] };
}

interface Found {
  readonly positional: Expression[];
  readonly named: Map<string, Expression>;
  morePositional: Expression | undefined;
  moreNamed: Expression | undefined;
}

function parseArgument(tokens: Tokens, found: Found): void {
  if (found.moreNamed !== undefined) {
    tokens.fail('nothing can follow the argument with **; move it before');
  }
  if (tokens.takeIf('**')) {
    found.moreNamed = parseExpression(tokens);
  } else if (tokens.is('*')) {
    parseMorePositional(tokens, found);
  } else if (tokens.is('name') && tokens.following.kind === '=') {
    parseNamed(tokens, found);
  } else {
    if (found.named.size > 0 || found.morePositional !== undefined) {
      tokens.fail('an argument without a name cannot follow one with a name or with *; move it before');
    }
    found.positional.push(parseExpression(tokens));
  }
}

function parseMorePositional(tokens: Tokens, found: Found): void {
  if (found.morePositional !== undefined) {
    tokens.fail('only one argument can begin with *; join the lists with +');
  }
  tokens.take();
  found.morePositional = parseExpression(tokens);
}

function parseNamed(tokens: Tokens, { named }: Found): void {
  const { offset, text } = tokens.take();
  tokens.take();
  if (named.has(text)) {
    tokens.fail(`the argument ${text} is given twice; leave one out`, offset);
  }
  named.set(text, parseExpression(tokens));
}
