import type { Evaluate } from '../runtime/rendering.ts';
import type { Attribute, Item, Slice } from '../syntax/ast.ts';
import { getAttribute, getItem, slice } from '../values/attributes.ts';
import { Dict, type Value } from '../values/value.ts';
import { compileExpression } from './expressions.ts';
import type { Place } from './place.ts';

/** `object.name` */
export function compileAttribute({ object, name, offset }: Attribute, place: Place): Evaluate {
  const evaluate = compileExpression(object, place);
  if (name.startsWith('_') || dictMethods.has(name)) {
    return (rendering, frame) => {
      const value = evaluate(rendering, frame);
      rendering.offset = offset;
      return getAttribute(rendering, value, name);
    };
  }
  // A dict has no such attribute, so it is looked up as a key.
  return (rendering, frame) => {
    const value = evaluate(rendering, frame);
    const found = value instanceof Dict ? value.get(name) : undefined;
    if (found !== undefined) {
      return found;
    }
    rendering.offset = offset;
    return getAttribute(rendering, value, name);
  };
}

/** `object[key]` and `object[start:stop:step]` */
export function compileItem({ object, key, offset }: Item, place: Place): Evaluate {
  if (key.type === 'slice') {
    return compileSlice(compileExpression(object, place), key, offset, place);
  }
  const evaluate = compileExpression(object, place);
  const evaluateKey = compileExpression(key, place);
  return (rendering, frame) => {
    const value = evaluate(rendering, frame);
    const keyValue = evaluateKey(rendering, frame);
    const found = value instanceof Dict && typeof keyValue === 'string' ? value.get(keyValue) : undefined;
    if (found !== undefined) {
      return found;
    }
    rendering.offset = offset;
    return getItem(rendering, value, keyValue);
  };
}

function compileSlice(evaluate: Evaluate, { start, stop, step }: Slice, offset: number, place: Place): Evaluate {
  const [evaluateStart, evaluateStop, evaluateStep] = [start, stop, step].map((bound) =>
    bound === undefined ? none : compileExpression(bound, place)
  );
  return (rendering, frame) => {
    const value = evaluate(rendering, frame);
    const from = evaluateStart?.(rendering, frame) ?? null;
    const to = evaluateStop?.(rendering, frame) ?? null;
    const by = evaluateStep?.(rendering, frame) ?? null;
    rendering.offset = offset;
    return slice(rendering, value, from, to, by);
  };
}

function none(): Value {
  return null;
}

/** The names at which a dict has a method; these come before its keys. */
const dictMethods: ReadonlySet<string> = new Set([
  'clear',
  'copy',
  'fromkeys',
  'get',
  'items',
  'keys',
  'pop',
  'popitem',
  'setdefault',
  'update',
  'values',
]);
