import { protocolsOf } from './protocols.ts';
import { Dict, Float, List, Markup, Tuple, Undefined, type Value } from './value.ts';
import { DictView, Range } from './views.ts';

/** Python's bool(). */
export function isTrue(value: Value): boolean {
  if (value === null || typeof value !== 'object') {
    // NaN is true in Python.
    return typeof value === 'number' ? value !== 0 : Boolean(value);
  }
  if (value instanceof Undefined) {
    return false;
  }
  if (value instanceof Dict) {
    return value.size > 0;
  }
  if (value instanceof List || value instanceof Tuple) {
    return value.items.length > 0;
  }
  if (value instanceof Markup) {
    return value.text !== '';
  }
  if (value instanceof Float) {
    return value.value !== 0;
  }
  if (value instanceof Range) {
    return value.length > 0;
  }
  return value instanceof DictView ? value.size > 0 : (protocolsOf(value).truth?.() ?? true);
}
