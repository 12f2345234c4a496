import { TemplateError } from '../errors.ts';
import { Callable, Dict, Markup, PyObject, Tuple, Undefined, type Value } from '../values/value.ts';
import { type Arguments, bindArguments } from './arguments.ts';
import type { Frame, Rendering } from './rendering.ts';
import type { Runtime } from './runtime.ts';

/** A macro as it is defined in the template. */
export interface MacroDefinition {
  /** `null` for the body of a call block. */
  readonly name: string | null;
  readonly parameters: readonly string[];
  /** Whether the body uses these names, and so gets them. */
  readonly usesCaller: boolean;
  readonly usesKwargs: boolean;
  readonly usesVarargs: boolean;
  /** The cost of binding the arguments and creating the frame, in steps. */
  readonly cost: number;
  /** How deep its syntax tree is. */
  readonly height: number;
  /**
   * Renders it, with the arguments in the order of the parameters, followed by the caller, kwargs and varargs if it uses them.
   */
  readonly print: (rendering: Rendering, outer: Frame, args: ReadonlyArray<Value | undefined>) => void;
}

/** A macro, or the caller of a call block, with the variables around it. */
export class Macro extends Callable {
  override readonly typeName = 'Macro';
  readonly #definition: MacroDefinition;
  readonly #rendering: Rendering;
  readonly #outer: Frame;

  constructor(definition: MacroDefinition, rendering: Rendering, outer: Frame) {
    super();
    this.#definition = definition;
    this.#rendering = rendering;
    this.#outer = outer;
  }

  override call(_runtime: Runtime, args: Arguments): Value {
    const rendering = this.#rendering;
    const { cost, height, print } = this.#definition;
    const { autoescape } = rendering;
    rendering.spend(cost);
    const bound = bind(this.#definition, args);
    rendering.descend(height);
    const before = rendering.beginCapture();
    print(rendering, this.#outer, bound);
    const text = rendering.endCapture(before);
    rendering.ascend(height);
    return autoescape ? new Markup(text) : text;
  }

  attribute(runtime: Runtime, name: string): Value | undefined {
    const { name: own, parameters, usesCaller, usesKwargs, usesVarargs } = this.#definition;
    switch (name) {
      case 'name':
        return own;
      case 'arguments':
        return new Tuple(parameters);
      case 'caller':
        return usesCaller;
      case 'catch_kwargs':
        return usesKwargs;
      case 'catch_varargs':
        return usesVarargs;
      case 'explicit_caller':
        runtime.spend(parameters.length / 8);
        return parameters.includes('caller');
      default:
        return undefined;
    }
  }

  repr(): string {
    const { name } = this.#definition;
    return name === null ? '<Macro anonymous>' : `<Macro '${name}'>`;
  }
}

/** Binds the arguments of a macro as Jinja does. Missing ones are `undefined`, so that their defaults apply. */
function bind(definition: MacroDefinition, { positional, named }: Arguments): Array<Value | undefined> {
  const { parameters, usesCaller, usesKwargs, usesVarargs } = definition;
  const bound: Array<Value | undefined> = positional.slice(0, parameters.length);
  const rest = new Map(named);
  let hasCaller = bound.length === parameters.length && parameters.includes('caller');
  for (const name of parameters.slice(bound.length)) {
    bound.push(rest.get(name));
    rest.delete(name);
    hasCaller ||= name === 'caller';
  }
  if (usesCaller && !hasCaller) {
    const caller = rest.get('caller') ?? null;
    rest.delete('caller');
    bound.push(caller === null ? noCaller : caller);
  }
  if (usesKwargs) {
    bound.push(new Dict(rest));
  } else {
    refuseNamed(definition, rest);
  }
  if (usesVarargs) {
    bound.push(new Tuple(positional.slice(parameters.length)));
  } else if (positional.length > parameters.length) {
    throw new TemplateError(
      'type',
      `${describe(definition)} takes ${parameters.length} arguments at most, but got ${positional.length}; leave out the last`
    );
  }
  return bound;
}

function refuseNamed(definition: MacroDefinition, named: ReadonlyMap<string, Value>): void {
  const [name] = named.keys();
  if (name === undefined) {
    return;
  }
  const known = definition.parameters.join(', ') || 'none';
  const message =
    name === 'caller'
      ? `${describe(definition)} does not use caller; call it without a call block, or print {{ caller() }} in it`
      : `${describe(definition)} has no argument ${name}; it knows ${known}`;
  throw new TemplateError('type', message);
}

function describe({ name }: MacroDefinition): string {
  return name === null ? 'the call block' : `the macro ${name}`;
}

const noCaller = new Undefined('caller is not defined, as the macro was not called by a call block; use {% call %}');

/** The variable `self`, with the template's blocks by name. */
export class TemplateReference extends PyObject {
  readonly typeName = 'TemplateReference';
  readonly #printBlock: (name: string) => Value;
  readonly #names: ReadonlySet<string>;

  /** @param printBlock returns the output of the block of that name */
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

/** The value of `self.name`. A call returns the output of the block. */
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
