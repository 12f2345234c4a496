import { toRepr } from '../values/text.ts';
import { type Dict, PyObject, type Value } from '../values/value.ts';
import type { Runtime } from './runtime.ts';

/** What `namespace()` gives: attributes that `{% set ns.name = … %}` can assign from within a loop. */
export class Namespace extends PyObject {
  readonly typeName = 'Namespace';
  readonly #attributes: Dict;

  /** @param attributes to begin with; it becomes the namespace's own */
  constructor(attributes: Dict) {
    super();
    this.#attributes = attributes;
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    return this.#attributes.get(name);
  }

  set(name: string, value: Value): void {
    this.#attributes.set(name, value);
  }

  repr(runtime: Runtime): string {
    return `<Namespace ${toRepr(runtime, this.#attributes)}>`;
  }
}
