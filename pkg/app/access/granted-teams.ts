import type { EndpointIndex } from '../integrations/endpoint-index.ts';

/** The names of the teams that integrations of an org grant something to. */
export type GrantedTeams = (orgId: number) => ReadonlySet<string>;

/** Looks through the integrations once after each change of any. */
export function createGrantedTeams(endpoints: Pick<EndpointIndex, 'all' | 'generation'>): GrantedTeams {
  let generation: number | undefined;
  let byOrg = new Map<number, Set<string>>();

  return (orgId) => {
    if (generation !== endpoints.generation) {
      byOrg = read();
      generation = endpoints.generation;
    }
    return byOrg.get(orgId) ?? none;
  };

  function read(): Map<number, Set<string>> {
    const found = new Map<number, Set<string>>();
    for (const { orgId, settings } of endpoints.all()) {
      for (const { to, name } of settings.access?.grants ?? []) {
        if (to === 'team') {
          found.set(orgId, (found.get(orgId) ?? new Set()).add(name));
        }
      }
    }
    return found;
  }
}

const none: ReadonlySet<string> = new Set();
