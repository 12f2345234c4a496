import type { Execute } from '../runtime/frame.ts';
import type { Autoescape } from '../syntax/ast.ts';
import { isTrue } from '../values/truth.ts';
import { compileExpression } from './expressions.ts';
import { findNames } from './find-names.ts';
import { compileEnter } from './names.ts';
import { innerPlace, type Place } from './place.ts';
import { compileBody } from './statements.ts';

/** `{% autoescape on %}…{% endautoescape %}` */
export function compileAutoescape({ on, body }: Autoescape, outer: Place): Execute {
  const inner = innerPlace(outer);
  findNames([on, ...body], inner.scope);
  const enter = compileEnter(inner);
  const evaluate = compileExpression(on, inner);
  const escaping = on.type !== 'literal' ? 'by rendering' : isTrue(on.value) ? 'on' : 'off';
  const execute = compileBody(body, { ...inner, escaping });
  return (rendering, frame) => {
    enter?.(rendering, frame);
    const before = rendering.autoescape;
    rendering.autoescape = isTrue(evaluate(rendering, frame));
    execute(rendering, frame);
    rendering.autoescape = before;
  };
}
