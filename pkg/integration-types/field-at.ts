import { Dict, List, type Value } from '@bellhook/jinja';

/**
 * The field of an object with that name. A dot leads into the object before it, or into the first object of the list before
 * it. Undefined if there is none.
 */
export function fieldAt(value: Value, name: string): Value | undefined {
  if (!(value instanceof Dict)) {
    return undefined;
  }
  const field = value.get(name);
  const dot = field === undefined ? name.indexOf('.') : -1;
  if (dot < 0) {
    return field;
  }
  const outer = value.get(name.slice(0, dot));
  return fieldAt((outer instanceof List ? outer.items[0] : outer) ?? null, name.slice(dot + 1));
}
