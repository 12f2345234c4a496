import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { codePointsOf, isSimple } from './characters.ts';
import { isInt, toIndex } from './numbers/numbers.ts';
import { protocolsOf, typeNameOf } from './protocols.ts';
import { Dict, List, Markup, Tuple, Undefined, type Value } from './value.ts';
import { Range } from './views.ts';

/** Python's `value[key]`; undefined if there is no such item, or the value has no items at all. */
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

/**
 * `value[start:stop:step]`; null for a missing bound.
 * @throws TemplateError (type) for values that cannot be sliced and for invalid bounds, (value) for a step of 0
 */
export function slice(runtime: Runtime, value: Value, start: Value, stop: Value, step: Value): Value {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (value instanceof List || value instanceof Tuple) {
    const items = pick(runtime, value.items, boundsOf(value.items.length, start, stop, step));
    return value instanceof List ? new List(items) : new Tuple(items);
  }
  if (typeof value === 'string') {
    return sliceText(runtime, value, start, stop, step);
  }
  if (value instanceof Markup) {
    return new Markup(sliceText(runtime, value.text, start, stop, step));
  }
  if (value instanceof Range) {
    const { first, end, by } = boundsOf(value.length, start, stop, step);
    return new Range(
      value.start + value.step * BigInt(first),
      value.start + value.step * BigInt(end),
      value.step * BigInt(by)
    );
  }
  throw new TemplateError('type', `a ${typeNameOf(value)} cannot be sliced; slice a text or a list`);
}

interface Bounds {
  readonly first: number;
  /** Exclusive; -1 if a negative step includes the first element. */
  readonly end: number;
  readonly by: number;
}

function sliceText(runtime: Runtime, text: string, start: Value, stop: Value, step: Value): string {
  runtime.spend(1 + text.length / 64);
  if (isSimple(text)) {
    const bounds = boundsOf(text.length, start, stop, step);
    return bounds.by === 1
      ? text.slice(bounds.first, Math.max(bounds.first, bounds.end))
      : pickText(runtime, text, bounds);
  }
  runtime.spend(text.length / 2);
  const characters = codePointsOf(text);
  return pick(runtime, characters, boundsOf(characters.length, start, stop, step)).join('');
}

function pickText(runtime: Runtime, text: string, bounds: Bounds): string {
  return pick(runtime, text.split(''), bounds).join('');
}

function pick<Item>(runtime: Runtime, items: readonly Item[], { first, end, by }: Bounds): Item[] {
  runtime.makeElements(Math.max(0, Math.ceil((end - first) / by)));
  if (by === 1) {
    return items.slice(first, Math.max(first, end));
  }
  const picked: Item[] = [];
  for (let i = first; by > 0 ? i < end : i > end; i += by) {
    picked.push(items[i] as Item);
  }
  return picked;
}

/** The bounds as from Python's slice.indices(). */
function boundsOf(length: number, start: Value, stop: Value, step: Value): Bounds {
  const by = step === null ? 1 : toIndex(step, 'the step of a slice');
  if (by === 0) {
    throw new TemplateError('value', 'the step of a slice cannot be 0; give 1 or more, or -1 to go backwards');
  }
  const [lowest, highest] = by < 0 ? [-1, length - 1] : [0, length];
  const clamp = (bound: Value, byDefault: number) => {
    if (bound === null) {
      return byDefault;
    }
    const index = toIndex(bound, 'the bound of a slice');
    return index < 0 ? Math.max(index + length, lowest) : Math.min(index, highest);
  };
  return { first: clamp(start, by < 0 ? highest : lowest), end: clamp(stop, by < 0 ? lowest : highest), by };
}
