import type { BinaryOperator, ComparisonOperator, ComparisonStep, Expression } from './ast.ts';
import { parseFiltersAndTests, parsePostfix } from './postfix.ts';
import { parsePrimary } from './primary.ts';
import type { TokenKind, Tokens } from './tokens.ts';

/**
 * An expression with Jinja's precedence, loosest first: `if`, `or`, `and`, `not`, comparisons, `+ -`, `~`,
 * `* / // %`, `**` (from the left), unary `- +`, filters and tests.
 */
export function parseExpression(tokens: Tokens): Expression {
  tokens.enter();
  let node = parseOr(tokens);
  while (tokens.isName('if')) {
    const { offset } = tokens.take();
    const condition = parseOr(tokens);
    const otherwise = tokens.takeIfName('else') ? parseExpression(tokens) : undefined;
    node = { type: 'conditional', condition, then: node, otherwise, offset };
  }
  tokens.leave();
  return node;
}

/** An expression without an outermost `if`, as in `{% for %}` and `{% if %}`. */
export function parseOr(tokens: Tokens): Expression {
  let left = parseAnd(tokens);
  while (tokens.isName('or')) {
    const { offset } = tokens.take();
    left = { type: 'logical', operator: 'or', left, right: parseAnd(tokens), offset };
  }
  return left;
}

function parseAnd(tokens: Tokens): Expression {
  let left = parseNot(tokens);
  while (tokens.isName('and')) {
    const { offset } = tokens.take();
    left = { type: 'logical', operator: 'and', left, right: parseNot(tokens), offset };
  }
  return left;
}

function parseNot(tokens: Tokens): Expression {
  if (!tokens.isName('not')) {
    return parseComparison(tokens);
  }
  const { offset } = tokens.take();
  tokens.enter();
  const operand = parseNot(tokens);
  tokens.leave();
  return { type: 'unary', operator: 'not', operand, offset };
}

function parseComparison(tokens: Tokens): Expression {
  const first = parseSum(tokens);
  const steps: ComparisonStep[] = [];
  for (;;) {
    const { offset } = tokens.current;
    const operator = takeComparison(tokens);
    if (operator === undefined) {
      break;
    }
    steps.push({ operator, operand: parseSum(tokens), offset });
  }
  return steps.length === 0 ? first : { type: 'comparison', first, steps, offset: steps[0]?.offset ?? first.offset };
}

function takeComparison(tokens: Tokens): ComparisonOperator | undefined {
  switch (tokens.current.kind) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const operator = tokens.current.kind;
      tokens.take();
      return operator;
    }
    case 'name':
      return takeMembership(tokens);
    default:
      return undefined;
  }
}

function takeMembership(tokens: Tokens): 'in' | 'not in' | undefined {
  if (tokens.takeIfName('in')) {
    return 'in';
  }
  if (tokens.isName('not') && tokens.following.kind === 'name' && tokens.following.text === 'in') {
    tokens.take();
    tokens.take();
    return 'not in';
  }
  return undefined;
}

function parseSum(tokens: Tokens): Expression {
  return parseChain(tokens, ['+', '-'], parseConcatenation);
}

function parseConcatenation(tokens: Tokens): Expression {
  const first = parseProduct(tokens);
  const { offset } = tokens.current;
  const parts = [first];
  while (tokens.takeIf('~')) {
    parts.push(parseProduct(tokens));
  }
  return parts.length === 1 ? first : { type: 'concatenation', parts, offset };
}

function parseProduct(tokens: Tokens): Expression {
  return parseChain(tokens, ['*', '/', '//', '%'], parsePower);
}

function parsePower(tokens: Tokens): Expression {
  return parseChain(tokens, ['**'], parseUnary);
}

/** Left-associative operators of the same precedence. */
function parseChain(
  tokens: Tokens,
  operators: readonly BinaryOperator[],
  parseOperand: (tokens: Tokens) => Expression
): Expression {
  let left = parseOperand(tokens);
  for (;;) {
    const { offset, kind } = tokens.current;
    const operator = operators.find((one: TokenKind) => one === kind);
    if (operator === undefined) {
      return left;
    }
    tokens.take();
    left = { type: 'binary', operator, left, right: parseOperand(tokens), offset };
  }
}

function parseUnary(tokens: Tokens): Expression {
  return parseFiltersAndTests(tokens, parseSigned(tokens));
}

/** Filters and tests apply to the value with its sign: `-1 | abs` is `(-1) | abs`. */
function parseSigned(tokens: Tokens): Expression {
  if (!tokens.is('-') && !tokens.is('+')) {
    return parsePostfix(tokens, parsePrimary(tokens));
  }
  const { kind, offset } = tokens.take();
  tokens.enter();
  const operand = parseSigned(tokens);
  tokens.leave();
  return parsePostfix(tokens, { type: 'unary', operator: kind === '-' ? '-' : '+', operand, offset });
}
