import type { Runtime } from '../runtime/runtime.ts';
import { parseJson } from '../values/json/json.ts';
import type { Value } from '../values/value.ts';

/** The value that the JSON text stands for, which templates may change; null where it is none. */
export function readJson(runtime: Runtime, text: string): Value {
  runtime.makeText(text.length);
  runtime.spend(text.length / 2);
  try {
    return parseJson(text, false);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
}
