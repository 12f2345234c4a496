import type { Frame } from '../runtime/frame.ts';
import type { Rendering } from '../runtime/rendering.ts';
import type { Expression, For, Target } from '../syntax/ast.ts';
import { isTrue } from '../values/truth.ts';
import { Tuple, type Value } from '../values/value.ts';
import { compileStore } from './assign.ts';
import { compileExpression } from './expressions.ts';
import { findNames } from './find-names.ts';
import { compileEnter } from './names.ts';
import type { Place } from './place.ts';

/** The elements for which the `if` of a `for` holds, looked at one by one while the loop goes on. */
export function compileChoice(
  { target }: For,
  condition: Expression,
  place: Place
): (rendering: Rendering, frame: Frame, values: Iterable<Value>) => Iterable<Value> {
  findNames([target, condition], place.scope);
  const enter = compileEnter(place);
  const store = compileStore(target, place);
  const evaluate = compileExpression(condition, place);
  const rebuild = compileRebuild(target, place);
  return function* (rendering, frame, values) {
    enter?.(rendering, frame);
    for (const value of values) {
      rendering.spend(1);
      store(rendering, frame, value);
      if (isTrue(evaluate(rendering, frame))) {
        yield rebuild(frame, value);
      }
    }
  };
}

/** What was unpacked for the condition goes on as a tuple, as in Jinja. */
function compileRebuild(target: Target, place: Place): (frame: Frame, value: Value) => Value {
  if (target.type === 'tuple_target') {
    const parts = target.items.map((item) => compileRebuild(item, place));
    return (frame) => new Tuple(parts.map((part) => part(frame, null)));
  }
  const index = target.type === 'name_target' ? (place.scope.find(target.name)?.index ?? 0) : 0;
  return (frame) => frame.slots[index] ?? null;
}
