import { Callable, PyObject, type Value } from '../values/value.ts';
import { type Arguments, bindArguments } from './arguments.ts';
import type { Runtime } from './runtime.ts';

/** The variable `self`: the template's blocks by their names. */
export class TemplateReference extends PyObject {
  readonly typeName = 'TemplateReference';
  readonly #printBlock: (name: string) => Value;
  readonly #names: ReadonlySet<string>;

  /** @param printBlock gives what the block of that name prints */
  constructor(names: ReadonlySet<string>, printBlock: (name: string) => Value) {
    super();
    this.#names = names;
    this.#printBlock = printBlock;
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    return this.#names.has(name) ? new BlockReference(() => this.#printBlock(name)) : undefined;
  }

  repr(): string {
    return '<TemplateReference None>';
  }
}

/** What `self.name` gives; prints the block when it is called. */
class BlockReference extends Callable {
  override readonly typeName = 'BlockReference';
  readonly #print: () => Value;

  constructor(print: () => Value) {
    super();
    this.#print = print;
  }

  override call(_runtime: Runtime, args: Arguments): Value {
    bindArguments('a block', args, []);
    return this.#print();
  }
}
