import type { Runtime } from '../runtime/runtime.ts';
import { iterate } from '../values/iterate.ts';
import { Generator, type Value } from '../values/value.ts';

/** The elements for a filter that gives a generator itself: each generator within another counts as one level. */
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
