import { TemplateError } from '../errors.ts';
import type { Method } from './method.ts';

/** A method that works on bytes, which templates here do not have. */
export function noBytes(name: string): Method {
  return () => {
    throw new TemplateError('type', `${name}() works on bytes, which there are none of in templates; stay with texts`);
  };
}
