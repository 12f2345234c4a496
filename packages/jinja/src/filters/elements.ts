import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { getItem } from '../values/attributes.ts';
import { iterate } from '../values/iterate.ts';
import { Generator, makeInt, Markup, Undefined, type Value } from '../values/value.ts';
import { charactersIn, isText } from './text-value.ts';

/** Extracts the part of an element that a filter works on. */
export type Getter = (item: Value) => Value;

interface GetterOptions {
  /** The value for missing attributes, unless it is null. */
  readonly byDefault?: Value;
  /** Whether texts are converted to lower case. */
  readonly ignoreCase?: boolean;
}

/**
 * A getter for an attribute such as `labels.team` or `0`, or for the element itself if it is null. Parts that are digits are
 * positions.
 */
export function makeGetter(runtime: Runtime, attribute: Value, options: GetterOptions = {}): Getter {
  const parts = partsOf(runtime, attribute);
  const { byDefault = null, ignoreCase = false } = options;
  if (parts.length === 0 && !ignoreCase) {
    return itself;
  }
  return (item) => {
    let found = item;
    for (const part of parts) {
      runtime.spend(1);
      found = getItem(runtime, found, part);
      if (byDefault !== null && found instanceof Undefined) {
        found = byDefault;
      }
    }
    return ignoreCase ? lowered(runtime, found) : found;
  };
}

/** A getter for each of the attributes that the text names, separated by commas. */
export function makeGetters(runtime: Runtime, attributes: Value, ignoreCase: boolean): Getter[] {
  const separate = isText(attributes) ? charactersIn(attributes).split(',') : [attributes];
  return separate.map((attribute) => makeGetter(runtime, attribute, { ignoreCase }));
}

/** A text in lower case; any other value as it is. */
export function lowered(runtime: Runtime, value: Value): Value {
  if (!isText(value)) {
    return value;
  }
  const text = charactersIn(value);
  runtime.spend(1 + text.length / 16);
  return typeof value === 'string' ? text.toLowerCase() : new Markup(text.toLowerCase());
}

function itself(item: Value): Value {
  return item;
}

const maxParts = 100;

function partsOf(runtime: Runtime, attribute: Value): Value[] {
  if (attribute === null) {
    return [];
  }
  if (!isText(attribute)) {
    return [attribute];
  }
  const text = charactersIn(attribute);
  runtime.spend(1 + text.length / 16);
  const parts = text.split('.', maxParts + 1);
  if (parts.length > maxParts) {
    throw new TemplateError('limit', `an attribute has more than ${maxParts} parts; use a shorter path`);
  }
  return parts.map((part) => (/^\d{1,100}$/.test(part) ? makeInt(BigInt(part)) : part));
}

/** The elements for a filter that returns a generator. Each generator within another counts as one level of depth. */
export function elementsOf(runtime: Runtime, value: Value): Iterable<Value> {
  const elements = iterate(runtime, value);
  return value instanceof Generator ? oneDeeper(runtime, elements) : elements;
}

function* oneDeeper(runtime: Runtime, elements: Iterable<Value>): Iterable<Value> {
  const iterator = elements[Symbol.iterator]();
  for (;;) {
    runtime.enter();
    const next = iterator.next();
    runtime.leave();
    if (next.done === true) {
      return;
    }
    yield next.value;
  }
}
