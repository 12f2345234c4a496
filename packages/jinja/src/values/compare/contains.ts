import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { iterate } from '../iterate.ts';
import { isInt, toBigInt } from '../numbers/numbers.ts';
import { protocolsOf, typeNameOf } from '../protocols.ts';
import { Search } from '../search.ts';
import { Dict, Float, Markup, Tuple, Undefined, type Value } from '../value.ts';
import { DictView, Range } from '../views.ts';
import { isSame } from './equals.ts';

/** Python's `in`. @throws TemplateError (type) if the value is not a container */
export function contains(runtime: Runtime, container: Value, item: Value): boolean {
  if (typeof container === 'string') {
    return containsText(runtime, container, item);
  }
  if (container instanceof Markup) {
    return containsText(runtime, container.text, item);
  }
  if (container instanceof Dict) {
    return container.has(item);
  }
  if (container instanceof DictView && container.kind !== 'values') {
    return viewContains(runtime, container, item);
  }
  if (container instanceof Range && (isInt(item) || item instanceof Float)) {
    const number = item instanceof Float ? item.value : item;
    return container.holds(toBigInt(number));
  }
  const found = protocolsOf(container).contains?.(runtime, item);
  if (found !== undefined) {
    return found;
  }
  for (const element of iterate(runtime, container)) {
    runtime.spend(1);
    if (isSame(runtime, element, item)) {
      return true;
    }
  }
  return false;
}

/** Keys and items are looked up, as in a dict. */
function viewContains(runtime: Runtime, { dict, kind }: DictView, item: Value): boolean {
  if (kind === 'keys') {
    return dict.has(item);
  }
  if (!(item instanceof Tuple) || item.items.length !== 2) {
    return false;
  }
  const [key = null, wanted = null] = item.items;
  const value = dict.get(key);
  return value !== undefined && isSame(runtime, value, wanted);
}

function containsText(runtime: Runtime, text: string, item: Value): boolean {
  const part = item instanceof Markup ? item.text : item;
  if (typeof part !== 'string') {
    const what = part instanceof Undefined ? `; here ${part.error().message}` : `, not for a ${typeNameOf(part)}`;
    throw new TemplateError('type', `'in' looks for a text in a text${what}; use the filter string`);
  }
  runtime.spend(1 + text.length / 16);
  return part === '' || new Search(part).first(text, 0) >= 0;
}
