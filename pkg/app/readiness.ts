import type { Store } from '../store/store.ts';

/** Whether alerts can be taken. Each answer is null where all is well, else a sentence that says what is wrong and what to do. */
export interface Readiness {
  /** Whether alerts can be taken now. */
  findProblem(): Promise<string | null>;
  /** The same, and whether a person has to mend something although alerts are taken. */
  findAnyProblem(): Promise<string | null>;
}

export interface ReadinessParts {
  store: Pick<Store, 'readiness'>;
  endpoints: { readonly isEmpty: boolean };
  provisioning: { readonly problem: string | null };
  teams: { readonly problem: string | null };
  /** The file with the keys with which secrets are encrypted. */
  keys: { readonly problem: string | null };
  /** The file with the tokens of Grafana. */
  tokens: { readonly problem: string | null };
}

export function createReadiness({ store, endpoints, provisioning, teams, keys, tokens }: ReadinessParts): Readiness {
  const findStoreProblem = async () => {
    const { reading, writing } = await store.readiness();
    return (writing ?? reading)?.message ?? null;
  };
  return {
    // With no integration nothing can be taken.
    findProblem: async () => (endpoints.isEmpty ? provisioning.problem : null) ?? findStoreProblem(),
    findAnyProblem: async () =>
      (await findStoreProblem()) ?? provisioning.problem ?? teams.problem ?? keys.problem ?? tokens.problem,
  };
}
