import type { Caller } from '../caller.ts';

/** Who somebody is, in a sentence that is kept. */
export function nameOf({ actor }: Caller): string {
  switch (actor.kind) {
    case 'user':
    case 'service_account':
      return actor.name || actor.login;
    default:
      return 'somebody without a login';
  }
}
