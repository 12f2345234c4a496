import { bindArguments, BuiltinFunction, type Parameter } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Value } from '../values/value.ts';

/** A method with those parameters, as a value that can be called. */
export function method(
  name: string,
  parameters: readonly Parameter[],
  body: (runtime: Runtime, values: readonly Value[]) => Value
): Value {
  return new BuiltinFunction((runtime, args) => {
    runtime.spend(stepsOfMethod);
    return body(runtime, bindArguments(`${name}()`, args, parameters));
  });
}

const stepsOfMethod = 20;

/** A method without parameters. */
export function getter(name: string, body: (runtime: Runtime) => Value): Value {
  return method(name, [], body);
}
