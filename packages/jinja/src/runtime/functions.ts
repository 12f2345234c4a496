import { Callable, type Value } from '../values/value.ts';
import type { Arguments } from './arguments.ts';
import type { Runtime } from './runtime.ts';

/** A function or method that is part of the engine. */
export class BuiltinFunction extends Callable {
  readonly #call: (runtime: Runtime, args: Arguments) => Value;

  constructor(call: (runtime: Runtime, args: Arguments) => Value) {
    super();
    this.#call = call;
  }

  override call(runtime: Runtime, args: Arguments): Value {
    return this.#call(runtime, args);
  }
}
