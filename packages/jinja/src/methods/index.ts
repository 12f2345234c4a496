import { isFloat } from '../values/numbers/numbers.ts';
import { Dict, List, Markup, Tuple, type Value } from '../values/value.ts';
import { DictView, Range } from '../values/views.ts';
import { dictMethods, viewMethods } from './dict.ts';
import { listMethods, sequenceMethods } from './list.ts';
import { markupMethods } from './markup.ts';
import type { Method, Methods } from './method.ts';
import { floatMethods, intMethods } from './number.ts';
import { formatMethods } from './text/format.ts';
import { textMethods } from './text/index.ts';

/** The Python method of a value with that name. */
export function findMethod(value: Value, name: string): Method | undefined {
  // Formatting reads attributes, which can be methods again. It is looked up here, so that no table needs to import this file.
  return methodsOf(value)?.get(name) ?? (typeof value === 'string' ? formatMethods.get(name) : undefined);
}

function methodsOf(value: Value): Methods | undefined {
  switch (typeof value) {
    case 'string':
      return textMethods;
    case 'boolean':
    case 'bigint':
      return intMethods;
    case 'number':
      return Number.isSafeInteger(value) ? intMethods : floatMethods;
    default:
      return value === null ? undefined : methodsOfObject(value);
  }
}

function methodsOfObject(value: Value): Methods | undefined {
  if (value instanceof Dict) {
    return dictMethods;
  }
  if (value instanceof List) {
    return listMethods;
  }
  if (value instanceof Tuple || value instanceof Range) {
    return sequenceMethods;
  }
  if (value instanceof Markup) {
    return markupMethods;
  }
  if (value instanceof DictView) {
    return value.kind === 'values' ? undefined : viewMethods;
  }
  return isFloat(value) ? floatMethods : undefined;
}
