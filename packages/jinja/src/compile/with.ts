import type { Execute } from '../runtime/frame.ts';
import type { With } from '../syntax/ast.ts';
import { compileStore } from './assign.ts';
import { compileExpression } from './expressions.ts';
import { findNamesOfWith } from './find-names.ts';
import { compileEnter } from './names.ts';
import { innerPlace, type Place } from './place.ts';
import { compileBody } from './statements.ts';

/** `{% with name = value %}…{% endwith %}`; the values see only what is around. */
export function compileWith(node: With, outer: Place): Execute {
  const place = innerPlace(outer);
  findNamesOfWith(node, place.scope);
  const enter = compileEnter(place);
  const bindings = node.bindings.map(([target, value]) => ({
    evaluate: compileExpression(value, outer),
    store: compileStore(target, place),
  }));
  const execute = compileBody(node.body, place);
  return (rendering, frame) => {
    enter?.(rendering, frame);
    for (const { evaluate, store } of bindings) {
      store(rendering, frame, evaluate(rendering, frame));
    }
    execute(rendering, frame);
  };
}
