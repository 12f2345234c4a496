import { binder } from '../filters/define.ts';
import type { Parameter } from '../runtime/arguments.ts';
import type { Runtime, Test } from '../runtime/runtime.ts';
import type { Value } from '../values/value.ts';

/** A test that binds its arguments as Python does. */
export function define(
  name: string,
  parameters: readonly Parameter[],
  body: (runtime: Runtime, value: Value, values: readonly Value[]) => boolean
): readonly [name: string, test: Test] {
  const bind = binder(`the test ${name}`, parameters);
  return [name, (runtime, value, args) => body(runtime, value, bind(args))];
}
