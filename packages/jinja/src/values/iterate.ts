import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { codePointLength, codePointsOf } from './characters.ts';
import { protocolsOf, typeNameOf } from './protocols.ts';
import { Dict, Generator, List, Markup, Tuple, Undefined, type Value } from './value.ts';
import { DictView, Range } from './views.ts';

/** The elements of the value, as from Python's iter(). @throws TemplateError (type) if it has none */
export function iterate(runtime: Runtime, value: Value): Iterable<Value> {
  if (value instanceof List || value instanceof Tuple) {
    return value.items;
  }
  if (typeof value === 'string') {
    return charactersOf(runtime, value);
  }
  if (value instanceof Dict) {
    return keysOf(value);
  }
  if (value instanceof Undefined) {
    return [];
  }
  if (value instanceof DictView || value instanceof Range) {
    return value.elements();
  }
  if (value instanceof Generator) {
    return elementsOf(value);
  }
  if (value instanceof Markup) {
    return charactersOf(runtime, value.text);
  }
  const elements = protocolsOf(value).iterate?.(runtime);
  if (elements === undefined) {
    throw new TemplateError(
      'type',
      `a ${typeNameOf(value)} has no elements to go through; give a list, a dict or a text`
    );
  }
  return elements;
}

/** The elements as an array that must not be changed. Charges for each element. */
export function toArray(runtime: Runtime, value: Value): readonly Value[] {
  if (value instanceof List || value instanceof Tuple) {
    runtime.spend(1 + value.items.length);
    return value.items;
  }
  const items: Value[] = [];
  for (const item of iterate(runtime, value)) {
    items.push(item);
    if (items.length % elementsPerCount === 0) {
      runtime.makeElements(items.length);
    }
  }
  runtime.makeElements(items.length);
  return items;
}

const elementsPerCount = 1000;

/** Python's len(). @throws TemplateError (type) if it has none */
export function lengthOf(runtime: Runtime, value: Value): number {
  if (typeof value === 'string') {
    runtime.spend(1 + value.length / 64);
    return codePointLength(value);
  }
  if (value instanceof List || value instanceof Tuple) {
    return value.items.length;
  }
  if (value instanceof Dict || value instanceof DictView) {
    return value.size;
  }
  if (value instanceof Undefined) {
    return 0;
  }
  if (value instanceof Markup) {
    return lengthOf(runtime, value.text);
  }
  if (value instanceof Range) {
    return value.length;
  }
  const length = protocolsOf(value).length?.(runtime);
  if (length === undefined) {
    throw new TemplateError('type', `a ${typeNameOf(value)} has no length; ask that of a text, a list or a dict`);
  }
  return length;
}

function charactersOf(runtime: Runtime, text: string): readonly string[] {
  runtime.makeElements(text.length);
  return codePointsOf(text);
}

function* keysOf(dict: Dict): Iterable<Value> {
  const size = dict.size;
  for (const [key] of dict.entries()) {
    if (dict.size !== size) {
      throw new TemplateError(
        'type',
        'a dict was changed while it was gone through; go through a copy, such as d.copy()'
      );
    }
    yield key;
  }
}

/** Continues where the last loop over the generator stopped. */
function elementsOf({ iterator }: Generator): Iterable<Value> {
  return {
    [Symbol.iterator]: () => ({ next: () => iterator.next() }),
  };
}
