import { type Arguments, bindArguments, type Parameter } from '../runtime/arguments.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import type { Value } from '../values/value.ts';

/** The body of a filter. Gets the arguments in the order of its parameters. */
export type FilterBody = (runtime: Runtime, value: Value, values: readonly Value[]) => Value;

/**
 * Defines a filter that binds its arguments as Python does. A filter should charge for its work with `runtime.spend`.
 *
 * @example
 * defineFilter('repeat', [['count', 2]], (runtime, value, [count = null]) => {
 *   const text = toText(runtime, value);
 *   runtime.makeText(text.length * Number(count));
 *   return text.repeat(Number(count));
 * });
 *
 * @param parameters the names of the parameters, with their defaults
 * @returns the name and the filter, as an entry of a map
 */
export function define(
  name: string,
  parameters: readonly Parameter[],
  body: FilterBody
): readonly [name: string, filter: Filter] {
  const callee = `the filter ${name}`;
  const bind = binder(callee, parameters);
  return [
    name,
    (runtime, value, args) => {
      runtime.spend(stepsOfCall);
      return body(runtime, value, bind(args));
    },
  ];
}

const stepsOfCall = 2;

/**
 * Binds arguments to parameters. A call without arguments, which is most common, costs nothing if all parameters have defaults.
 */
export function binder(callee: string, parameters: readonly Parameter[]): (args: Arguments) => readonly Value[] {
  const defaults = parameters.flatMap((parameter) => (parameter.length === 2 ? [parameter[1]] : []));
  const mayBeEmpty = defaults.length === parameters.length;
  return (args) =>
    mayBeEmpty && args.positional.length === 0 && args.named.size === 0
      ? defaults
      : bindArguments(callee, args, parameters);
}
