import type { Runtime } from '../runtime/runtime.ts';
import { toSize } from './numbers.ts';
import { List, Markup, Tuple, type Value } from './value.ts';

export type Repeatable = string | Markup | List | Tuple;

export function isRepeatable(value: Value): value is Repeatable {
  return typeof value === 'string' || value instanceof Markup || value instanceof List || value instanceof Tuple;
}

/** `value * times` for texts and lists. @throws TemplateError (overflow, limit) */
export function repeat(runtime: Runtime, value: Repeatable, times: number | bigint | boolean): Value {
  const count = Math.max(0, toSize(times, 'what a text or list is multiplied with'));
  if (typeof value === 'string') {
    return repeatText(runtime, value, count);
  }
  if (value instanceof Markup) {
    return new Markup(repeatText(runtime, value.text, count));
  }
  const { items } = value;
  runtime.makeElements(items.length * count);
  const repeated: Value[] = [];
  for (let i = 0; i < items.length * count; i++) {
    repeated.push(items[i % items.length] as Value);
  }
  return value instanceof List ? new List(repeated) : new Tuple(repeated);
}

function repeatText(runtime: Runtime, text: string, count: number): string {
  runtime.makeText(text.length * count);
  return text === '' ? '' : text.repeat(count);
}
