import type { Actor } from '../../contract/types.ts';

/** Whether both are the same one, as far as is known. People are known by their login, maintenance windows by their uid: names change. */
export function isSameActor(a: Actor | null, b: Actor | null): boolean {
  return a?.kind === b?.kind && nameOf(a) === nameOf(b);
}

function nameOf(actor: Actor | null): string | null {
  if (actor === null) {
    return null;
  }
  return 'login' in actor ? actor.login : actor.kind === 'maintenance' ? actor.uid : null;
}
