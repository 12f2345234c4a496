import type { Runtime } from '../runtime/runtime.ts';
import { codePointsOf, isSimple } from './code-points.ts';
import { isInt } from './numbers.ts';
import { protocolsOf } from './protocols.ts';
import { Dict, List, Markup, Tuple, type Value } from './value.ts';
import { Range } from './views.ts';

/** What Python's `value[key]` gives; undefined where there is nothing, or the value has no items at all. */
export function itemOf(runtime: Runtime, value: Value, key: Value): Value | undefined {
  if (value instanceof Dict) {
    return key instanceof List || key instanceof Dict ? undefined : value.get(key);
  }
  if (!isInt(key)) {
    return protocolsOf(value).item?.(runtime, key);
  }
  if (value instanceof List || value instanceof Tuple) {
    return at(value.items, key);
  }
  if (typeof value === 'string') {
    return characterAt(runtime, value, key);
  }
  if (value instanceof Markup) {
    const character = characterAt(runtime, value.text, key);
    return character === undefined ? undefined : new Markup(character);
  }
  if (value instanceof Range) {
    const index = position(key, value.length);
    return index === undefined ? undefined : value.at(index);
  }
  return protocolsOf(value).item?.(runtime, key);
}

function at<Item>(items: readonly Item[], key: number | bigint | boolean): Item | undefined {
  const index = position(key, items.length);
  return index === undefined ? undefined : items[index];
}

function position(key: number | bigint | boolean, length: number): number | undefined {
  const index = Number(key);
  const counted = index < 0 ? index + length : index;
  return counted >= 0 && counted < length ? counted : undefined;
}

function characterAt(runtime: Runtime, text: string, key: number | bigint | boolean): string | undefined {
  runtime.spend(1 + text.length / 64);
  if (isSimple(text)) {
    const index = position(key, text.length);
    return index === undefined ? undefined : text.charAt(index);
  }
  runtime.spend(text.length / 2);
  return at(codePointsOf(text), key);
}
