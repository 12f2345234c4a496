import type { Caller } from '../../pkg/app/caller.ts';

/** An Editor of the org 1, who is in no team. */
export function editor(login: string, name: string) {
  return { orgId: 1, actor: { kind: 'user', login, name }, role: 'Editor', login, teams: [] } as const satisfies Caller;
}
