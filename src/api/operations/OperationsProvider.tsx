import { config } from '@grafana/runtime';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import React, { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import type { Actor } from '../../../pkg/contract/types.ts';
import { queryKeys } from '../client/queryKeys';
import { callSingly } from './callSingly';
import { numberOf, type Operation } from './operation';
import { createOperations, type OperationStore, type Report, type Sidecar } from './operations';
import type { Overlay } from './overlay';
import { uuid } from './uuid';

const OperationsContext = createContext<OperationStore | null>(null);

/** Keeps what people do to alert groups, whichever page they do it on, so that it can be undone on the next one. */
export function OperationsProvider({ report, children }: { report: Report; children: ReactNode }) {
  const client = useQueryClient();
  const [store] = useState(() =>
    createOperations({ sidecar: sidecarOf(client), report, me, newId: uuid, now: () => new Date() })
  );
  return <OperationsContext.Provider value={store}>{children}</OperationsContext.Provider>;
}

/** What can be done with operations; the same at each rendering. */
export function useOperationStore(): OperationStore {
  const store = useContext(OperationsContext);
  if (store === null) {
    throw new Error('there is no OperationsProvider');
  }
  return store;
}

/** What people do now and have done lately, in the order in which they asked for it. */
export function useOperations(): readonly Operation[] {
  const store = useOperationStore();
  return useSyncExternalStore(store.subscribe, () => store.get().operations);
}

/** Whether an action on this group runs, that is for no other group. */
export function useIsActing(id: string): boolean {
  return useOperations().some(
    ({ phase, target }) => phase !== 'done' && numberOf(target) !== undefined && target.shown[0]?.id === id
  );
}

/** What the pages show of groups before the sidecar has said it. */
export function useOverlay(): Overlay {
  const store = useOperationStore();
  return useSyncExternalStore(store.subscribe, () => store.get().overlay);
}

/** The signed-in person, as the sidecar will name them. */
function me(): Actor {
  const { login = '', name = '' } = config.bootData.user;
  return { kind: 'user', login, name };
}

function sidecarOf(client: QueryClient): Sidecar {
  return {
    act: ({ action, target }) => callSingly(target, action),
    progress: () => Promise.resolve(null),
    undo: () => Promise.resolve({ restored: 0, refused: [] }),
    refresh: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  };
}
