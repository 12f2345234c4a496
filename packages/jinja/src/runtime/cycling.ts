import { TemplateError } from '../errors.ts';
import { Callable, PyObject, Tuple, type Value } from '../values/value.ts';
import { type Arguments, bindArguments } from './arguments.ts';
import { BuiltinFunction } from './functions.ts';
import type { Runtime } from './runtime.ts';

/** `cycler(…)`: gives its arguments one after the other, and then from the beginning. */
export function makeCycler(_runtime: Runtime, { positional, named }: Arguments): Value {
  if (positional.length === 0 || named.size > 0) {
    throw new TemplateError('type', 'cycler() needs values without names to choose from; give it one or more');
  }
  return new Cycler(positional);
}

/** `joiner(sep)`: gives nothing the first time it is called, and `sep` from then on. */
export function makeJoiner(_runtime: Runtime, args: Arguments): Value {
  const [separator = null] = bindArguments('joiner()', args, [['sep', ', ']]);
  return new Joiner(separator);
}

class Cycler extends PyObject {
  readonly typeName = 'Cycler';
  readonly #items: readonly Value[];
  #position = 0;

  constructor(items: readonly Value[]) {
    super();
    this.#items = items;
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    switch (name) {
      case 'items':
        return new Tuple(this.#items);
      case 'pos':
        return this.#position;
      case 'current':
        return this.#current();
      case 'next':
        return new BuiltinFunction((_, args) => {
          bindArguments('next()', args, []);
          return this.#goOn();
        });
      case 'reset':
        return new BuiltinFunction((_, args) => {
          bindArguments('reset()', args, []);
          this.#position = 0;
          return null;
        });
      default:
        return undefined;
    }
  }

  #current(): Value {
    return this.#items[this.#position] ?? null;
  }

  #goOn(): Value {
    const value = this.#current();
    this.#position = (this.#position + 1) % this.#items.length;
    return value;
  }
}

class Joiner extends Callable {
  override readonly typeName = 'Joiner';
  readonly #separator: Value;
  #isUsed = false;

  constructor(separator: Value) {
    super();
    this.#separator = separator;
  }

  override call(_runtime: Runtime, args: Arguments): Value {
    bindArguments('a joiner', args, []);
    const value = this.#isUsed ? this.#separator : '';
    this.#isUsed = true;
    return value;
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    if (name === 'sep') {
      return this.#separator;
    }
    return name === 'used' ? this.#isUsed : undefined;
  }
}
