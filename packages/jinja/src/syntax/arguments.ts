import type { ArgumentList, Expression } from './ast.ts';
import { parseExpression } from './expressions.ts';
import type { Tokens } from './tokens.ts';

export const noArgumentList: ArgumentList = {
  positional: [],
  named: [],
  morePositional: undefined,
  moreNamed: undefined,
};

/** What is in the brackets, if some follow. */
export function parseOptionalArguments(tokens: Tokens): ArgumentList {
  return tokens.is('(') ? parseArguments(tokens) : noArgumentList;
}

/** What is in the brackets that begin here. */
export function parseArguments(tokens: Tokens): ArgumentList {
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
