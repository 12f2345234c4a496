import { TemplateError } from '../errors.ts';
import type { Dict, List } from '../values/value.ts';

/** @throws TemplateError (security) where the value belongs to the payload, which templates may read only */
export function refuseFrozen(value: Dict | List, method: string): void {
  if (value.frozen) {
    throw new TemplateError(
      'security',
      `${method}() would change the payload, which templates may only read; make a copy first, with .copy()`
    );
  }
}
