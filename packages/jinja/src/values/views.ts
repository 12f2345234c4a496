import { type Dict, makeInt, PyObject, Tuple, type Value } from './value.ts';

/** The result of a dict's `keys()`, `values()` and `items()`: a live view of the dict. */
export class DictView extends PyObject {
  readonly typeName: string;
  readonly kind: 'keys' | 'values' | 'items';
  readonly #dict: Dict;

  constructor(dict: Dict, kind: 'keys' | 'values' | 'items') {
    super();
    this.kind = kind;
    this.typeName = `dict_${kind}`;
    this.#dict = dict;
  }

  get dict(): Dict {
    return this.#dict;
  }

  get size(): number {
    return this.#dict.size;
  }

  *elements(): Iterable<Value> {
    for (const [key, value] of this.#dict.entries()) {
      yield this.kind === 'keys' ? key : this.kind === 'values' ? value : new Tuple([key, value]);
    }
  }
}

/** The result of `range()`. Its numbers are produced lazily. */
export class Range extends PyObject {
  readonly typeName = 'range';
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
  readonly length: number;

  /** @param step not 0 */
  constructor(start: bigint, stop: bigint, step: bigint) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
    const size = step > 0n ? (stop - start + step - 1n) / step : (start - stop - step - 1n) / -step;
    this.length = size > 0n ? Number(size) : 0;
  }

  at(index: number): Value {
    return makeInt(this.start + this.step * BigInt(index));
  }

  *elements(): Iterable<Value> {
    for (let i = 0; i < this.length; i++) {
      yield this.at(i);
    }
  }

  holds(value: bigint): boolean {
    const offset = value - this.start;
    return offset % this.step === 0n && offset / this.step >= 0n && offset / this.step < BigInt(this.length);
  }
}
