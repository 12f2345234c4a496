import { TemplateError } from '../errors.ts';
import type { Value } from '../values/value.ts';

/** What OnCall's filters give: the result, or None where the input is of a wrong type or value. */
export function noneForBadInput(compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (error instanceof TemplateError && (error.kind === 'type' || error.kind === 'value')) {
      return null;
    }
    throw error;
  }
}
