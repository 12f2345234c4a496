import { TemplateError } from '../errors.ts';
import type { Node, Statement } from './ast.ts';
import { parseAll } from './body.ts';
import { normaliseSource } from './characters.ts';
import { childrenOf } from './children.ts';
import { Tokens } from './tokens.ts';

/** A template that was read. */
export interface Syntax {
  readonly body: readonly Statement[];
  /** With normalised line ends, as all offsets count. */
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
 * Long chains such as `a + b + c` and `a | b | c` nest without brackets. Real Jinja takes about 200 of them. What is
 * higher could overflow the stack of those who walk the tree.
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
