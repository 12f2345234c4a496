import { Undefined } from '../values/value.ts';

/** What a name that nothing was assigned to gives. */
export function undefinedName(name: string): Undefined {
  return new Undefined(`${name} is not defined; check its spelling, or give it a value with ${name} | default("…")`);
}
