import type { FormerName } from '../../contract/integrations/former-secrets.ts';
import type { SecretUse } from '../../store/shapes/former-secrets.ts';
import type { Store } from '../../store/store.ts';
import { createWriteBehind } from '../write-behind.ts';

/** Which of two secrets requests come with, while a former one counts beside another. */
export interface SecretUses {
  /** Notes a request. */
  note(use: NotedUse): void;
  /** Writes what was noted. */
  flush(): Promise<void>;
}

export interface NotedUse {
  readonly integrationId: number;
  readonly name: FormerName;
  /** Of the former one. */
  readonly replacedAt: number;
  /** Whether it came with the former one. */
  readonly isFormer: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function createSecretUses(store: Pick<Store, 'noteSecretUses'>): SecretUses {
  const uses = createWriteBehind<string, SecretUse>({
    merge: (earlier, later) => ({
      ...later,
      uses: earlier.uses + later.uses,
      lastUsedAt: later.lastUsedAt ?? earlier.lastUsedAt,
      successorUsedAt: later.successorUsedAt ?? earlier.successorUsedAt,
    }),
    write: (entries) => store.noteSecretUses(entries.map(([, use]) => use)),
  });
  return {
    note({ integrationId, name, replacedAt, isFormer, at }) {
      const use = isFormer
        ? { uses: 1, lastUsedAt: at, successorUsedAt: null }
        : { uses: 0, lastUsedAt: null, successorUsedAt: at };
      uses.add(`${integrationId} ${name} ${replacedAt}`, { integrationId, name, replacedAt, ...use });
    },
    flush: uses.flush,
  };
}
