import { TemplateError } from '../errors.ts';
import { equals } from '../values/compare/compare.ts';
import { lengthOf } from '../values/iterate.ts';
import { Callable, Undefined, type Value } from '../values/value.ts';
import { type Arguments, bindArguments, BuiltinFunction } from './arguments.ts';
import type { Runtime } from './runtime.ts';

/** The variable `loop` within a `for`. */
export class Loop extends Callable {
  override readonly typeName = 'LoopContext';
  readonly #runtime: Runtime;
  readonly #sized: Value | undefined;
  readonly #depth0: number;
  readonly #recurse: ((values: Value, depth: number) => Value) | undefined;
  #elements: Iterator<Value>;
  #index0 = -1;
  #length: number | undefined;
  #current: Value | undefined;
  #previous: Value | undefined;
  /** The element read in advance; undefined if none was, `ended` at the end. */
  #next: Value | typeof ended | undefined;
  #lastChanged: readonly Value[] | undefined;

  /**
   * @param sized the iterated value, if it has a length
   * @param elements its elements, or those that satisfy the loop's condition
   * @param recurse renders the loop for other values, if it is recursive
   * @param depth0 the depth of recursion, from 0
   */
  constructor(
    runtime: Runtime,
    sized: Value | undefined,
    elements: Iterable<Value>,
    recurse: ((values: Value, depth: number) => Value) | undefined,
    depth0: number
  ) {
    super();
    this.#runtime = runtime;
    this.#sized = sized;
    this.#elements = elements[Symbol.iterator]();
    this.#recurse = recurse;
    this.#depth0 = depth0;
  }

  /** Goes to the next element. `undefined` at the end. */
  advance(): Value | undefined {
    const next = this.#peek();
    if (next === ended) {
      return undefined;
    }
    this.#next = undefined;
    this.#index0++;
    this.#previous = this.#current;
    this.#current = next;
    return next;
  }

  override call(_runtime: Runtime, args: Arguments): Value {
    const [values = null] = bindArguments('loop()', args, [['iterable']]);
    if (this.#recurse === undefined) {
      throw new TemplateError('type', 'this loop cannot be called; write {% for … recursive %} to allow it');
    }
    return this.#recurse(values, this.#depth0 + 1);
  }

  attribute(runtime: Runtime, name: string): Value | undefined {
    switch (name) {
      case 'index':
        return this.#index0 + 1;
      case 'index0':
        return this.#index0;
      case 'first':
        return this.#index0 === 0;
      case 'last':
        return this.#peek() === ended;
      case 'length':
        return this.length();
      case 'revindex':
        return this.length() - this.#index0;
      case 'revindex0':
        return this.length() - this.#index0 - 1;
      case 'depth':
        return this.#depth0 + 1;
      case 'depth0':
        return this.#depth0;
      default:
        return this.#neighbour(name) ?? this.#method(runtime, name);
    }
  }

  length(): number {
    this.#length ??= this.#count();
    return this.#length;
  }

  text(): string {
    return `<LoopContext ${this.#index0 + 1}/${this.length()}>`;
  }

  repr(): string {
    return this.text();
  }

  #neighbour(name: string): Value | undefined {
    if (name === 'previtem') {
      return this.#index0 === 0 ? noPrevious : this.#previous;
    }
    if (name === 'nextitem') {
      const next = this.#peek();
      return next === ended ? noNext : next;
    }
    return undefined;
  }

  #method(runtime: Runtime, name: string): Value | undefined {
    if (name === 'cycle') {
      return new BuiltinFunction((_, { positional }) => this.#cycle(positional));
    }
    if (name === 'changed') {
      return new BuiltinFunction((_, { positional }) => this.#hasChanged(runtime, positional));
    }
    return undefined;
  }

  #cycle(values: readonly Value[]): Value {
    const value = values[this.#index0 % values.length];
    if (value === undefined) {
      throw new TemplateError('type', 'loop.cycle() has nothing to choose from; give it values in the brackets');
    }
    return value;
  }

  #hasChanged(runtime: Runtime, values: readonly Value[]): boolean {
    const last = this.#lastChanged;
    const isSame =
      last?.length === values.length && last.every((value, i) => equals(runtime, value, values[i] ?? null));
    this.#lastChanged = isSame ? last : values;
    return !isSame;
  }

  #peek(): Value | typeof ended {
    if (this.#next === undefined) {
      const result = this.#elements.next();
      this.#next = result.done === true ? ended : result.value;
    }
    return this.#next;
  }

  /** Elements without a known length are read to the end and kept. */
  #count(): number {
    if (this.#sized !== undefined) {
      return lengthOf(this.#runtime, this.#sized);
    }
    const rest: Value[] = [];
    for (let result = this.#elements.next(); result.done !== true; result = this.#elements.next()) {
      this.#runtime.spend(1);
      rest.push(result.value);
    }
    this.#elements = rest[Symbol.iterator]();
    const isNextKnown = this.#next !== undefined && this.#next !== ended;
    return this.#index0 + 1 + (isNextKnown ? 1 : 0) + rest.length;
  }
}

const ended = Symbol('ended');
const noPrevious = new Undefined('there is no previous item in the first round; ask loop.first before');
const noNext = new Undefined('there is no next item in the last round; ask loop.last before');
