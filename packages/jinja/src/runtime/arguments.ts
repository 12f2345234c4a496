import { TemplateError } from '../errors.ts';
import type { Value } from '../values/value.ts';

/** What a call, filter or test is given in its brackets. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export const noArguments: Arguments = { positional: [], named: new Map() };

/** A parameter's name, with its default where it is not required. */
export type Parameter = readonly [name: string] | readonly [name: string, byDefault: Value];

/**
 * The arguments in the order of the parameters, as Python binds them.
 * @param callee for messages, such as `replace()` or `the filter replace`
 * @throws TemplateError (type) where one is missing, unknown or given twice
 */
export function bindArguments(callee: string, args: Arguments, parameters: readonly Parameter[]): Value[] {
  if (args.positional.length > parameters.length) {
    const most = parameters.length;
    throw new TemplateError(
      'type',
      `${callee} takes at most ${most} argument${most === 1 ? '' : 's'}, but got ${args.positional.length}; leave out the last`
    );
  }
  for (const name of args.named.keys()) {
    const index = parameters.findIndex((parameter) => parameter[0] === name);
    if (index < 0) {
      const known = parameters.map((parameter) => parameter[0]).join(', ') || 'none';
      throw new TemplateError('type', `${callee} has no argument ${name}; it knows ${known}`);
    }
    if (index < args.positional.length) {
      throw new TemplateError('type', `${callee} got its argument ${name} twice; give it once`);
    }
  }
  return parameters.map((parameter, i) => {
    const given = i < args.positional.length ? args.positional[i] : args.named.get(parameter[0]);
    if (given !== undefined) {
      return given;
    }
    if (parameter.length === 1) {
      throw new TemplateError('type', `${callee} needs its argument ${parameter[0]}; give it in the brackets`);
    }
    return parameter[1];
  });
}
