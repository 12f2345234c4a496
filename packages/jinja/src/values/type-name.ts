import { isFloat } from './numbers.ts';
import { PyObject, type Value } from './value.ts';

/** Python's name of the value's type, for messages. */
export function typeNameOf(value: Value): string {
  if (value === null) {
    return 'NoneType';
  }
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'object':
      return value instanceof PyObject ? value.typeName : 'object';
    default:
      return isFloat(value) ? 'float' : 'int';
  }
}
