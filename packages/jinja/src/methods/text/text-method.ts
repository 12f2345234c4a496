import type { Arguments } from '../../runtime/arguments.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Value } from '../../values/value.ts';

/** A method of Python's str, called with the characters of the text. */
export type TextMethod = (runtime: Runtime, text: string, args: Arguments) => Value;

/** Methods of Python's str with their names. */
export type TextMethods = ReadonlyArray<readonly [name: string, method: TextMethod]>;

/** Counts going through a text once. */
export function spendOn(runtime: Runtime, text: string): void {
  runtime.spend(1 + text.length / 16);
}
