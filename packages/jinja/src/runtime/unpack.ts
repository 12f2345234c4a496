import { TemplateError } from '../errors.ts';
import { iterate } from '../values/iterate.ts';
import { List, Tuple, type Value } from '../values/value.ts';
import type { Runtime } from './runtime.ts';

/**
 * The elements of a value that is assigned to that many names.
 * @throws TemplateError (value) where it has more or fewer, (type) where it has no elements
 */
export function unpack(runtime: Runtime, value: Value, count: number): readonly Value[] {
  if (value instanceof Tuple || value instanceof List) {
    if (value.items.length !== count) {
      throw wrongCount(count, value.items.length);
    }
    return value.items;
  }
  const items: Value[] = [];
  for (const item of iterate(runtime, value)) {
    if (items.length === count) {
      throw wrongCount(count, 'more');
    }
    items.push(item);
  }
  if (items.length < count) {
    throw wrongCount(count, items.length);
  }
  return items;
}

function wrongCount(wanted: number, found: number | string): TemplateError {
  const names = `${wanted} name${wanted === 1 ? '' : 's'}`;
  return new TemplateError(
    'value',
    `${names} cannot be given ${found} values; write as many names as there are values`
  );
}
