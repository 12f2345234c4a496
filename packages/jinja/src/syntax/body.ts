import type { Statement } from './ast.ts';
import { parseExpression } from './expressions.ts';
import { parseTuple } from './primary.ts';
import { parseStatement } from './statements.ts';
import { failUnclosed } from './tag-errors.ts';
import type { Tokens } from './tokens.ts';

/** Everything up to the end of the template. */
export function parseAll(tokens: Tokens): readonly Statement[] {
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
 * The end of the tag that opens a block, and everything up to one of the tags that can follow.
 * @param name of the tag that opens it
 * @param offset where that tag stands
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
  // As Python writes it.
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
