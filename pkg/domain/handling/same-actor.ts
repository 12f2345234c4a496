import type { Actor } from '../../contract/types.ts';

/** Whether both are the same one, as far as is known. People are known by their login: names change. */
export function isSameActor(a: Actor | null, b: Actor | null): boolean {
  return a?.kind === b?.kind && loginOf(a) === loginOf(b);
}

function loginOf(actor: Actor | null): string | null {
  return actor !== null && 'login' in actor ? actor.login : null;
}
