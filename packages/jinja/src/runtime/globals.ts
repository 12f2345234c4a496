import { TemplateError } from '../errors.ts';
import { iterate } from '../values/iterate.ts';
import { typeNameOf } from '../values/protocols.ts';
import { toRepr } from '../values/text.ts';
import { Callable, Dict, PyObject, Tuple, Undefined, type Value } from '../values/value.ts';
import { Range } from '../values/views.ts';
import { type Arguments, bindArguments, BuiltinFunction, unpack } from './arguments.ts';
import type { Runtime } from './runtime.ts';

/** Jinja's globals. `lipsum` is left out: nobody alerts in Latin. */
export const builtinGlobals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', new BuiltinFunction(makeRange)],
  ['dict', new BuiltinFunction((runtime, args) => makeDict(runtime, args, 'dict()'))],
  ['namespace', new BuiltinFunction((runtime, args) => new Namespace(makeDict(runtime, args, 'namespace()')))],
  ['cycler', new BuiltinFunction(makeCycler)],
  ['joiner', new BuiltinFunction(makeJoiner)],
]);

/** `dict(pairs, **named)`, where the pairs may be a dict or a list of two elements each. */
function makeDict(runtime: Runtime, { positional, named }: Arguments, callee: string): Dict {
  const [pairs, surplus] = positional;
  if (surplus !== undefined) {
    throw new TemplateError('type', `${callee} takes one argument without a name at most; leave out the others`);
  }
  const dict = new Dict();
  if (pairs !== undefined) {
    addPairs(runtime, dict, pairs);
  }
  runtime.makeElements(named.size);
  named.forEach((value, name) => dict.set(name, value));
  return dict;
}

function addPairs(runtime: Runtime, dict: Dict, pairs: Value): void {
  if (pairs instanceof Undefined) {
    throw pairs.error();
  }
  if (pairs instanceof Dict) {
    runtime.makeElements(pairs.size);
    for (const [key, value] of pairs.entries()) {
      dict.set(key, value);
    }
    return;
  }
  for (const pair of iterate(runtime, pairs)) {
    runtime.makeElements(1);
    const [key = null, value = null] = unpack(runtime, pair, 2);
    dict.set(key, value);
  }
}

/** The limit of Jinja's sandbox. */
const maxRange = 100_000;

function makeRange(runtime: Runtime, { positional, named }: Arguments): Value {
  if (named.size > 0 || positional.length === 0 || positional.length > 3) {
    throw new TemplateError(
      'type',
      'range() takes one to three ints without names, such as range(3) or range(1, 9, 2)'
    );
  }
  const bounds = positional.map(toInt);
  const [first = 0n, second, step = 1n] = bounds;
  if (step === 0n) {
    throw new TemplateError('value', 'the third argument of range() is the step and cannot be 0; give 1 or more');
  }
  const start = second === undefined ? 0n : first;
  const stop = second ?? first;
  const size = step > 0n ? (stop - start + step - 1n) / step : (start - stop - step - 1n) / -step;
  if (size > BigInt(maxRange)) {
    throw new TemplateError('overflow', `a range has ${maxRange} elements at most; make it shorter`);
  }
  runtime.makeElements(size > 0n ? Number(size) : 0);
  return new Range(start, stop, step);
}

function toInt(value: Value): bigint {
  if (typeof value === 'boolean' || typeof value === 'bigint') {
    return BigInt(value);
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return BigInt(value);
  }
  throw new TemplateError('type', `range() takes ints, not a ${typeNameOf(value)}; use the filter int`);
}

/** The result of `namespace()`: its attributes can be assigned with `{% set ns.name = … %}`, even within a loop. */
export class Namespace extends PyObject {
  readonly typeName = 'Namespace';
  readonly #attributes: Dict;

  /** @param attributes the initial attributes; the namespace takes ownership of them */
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

/** `cycler(…)`: returns its arguments in turn, over and over. */
function makeCycler(_runtime: Runtime, { positional, named }: Arguments): Value {
  if (positional.length === 0 || named.size > 0) {
    throw new TemplateError('type', 'cycler() needs values without names to choose from; give it one or more');
  }
  return new Cycler(positional);
}

/** `joiner(sep)`: the first call returns an empty text, later ones return `sep`. */
function makeJoiner(_runtime: Runtime, args: Arguments): Value {
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
