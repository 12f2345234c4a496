import { config } from '@grafana/runtime';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import React, { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import type { Actor } from '../../../pkg/contract/types.ts';
import { callRoute } from '../client/callRoute';
import { queryKeys } from '../client/queryKeys';
import { serverClock } from '../client/serverClock';
import { numberOf, type Operation, sizeOf, type Target } from './operation';
import { createOperations, type OperationStore, type Report, type Sidecar } from './operations';
import type { Overlay } from './overlay';
import { uuid } from './uuid';

const OperationsContext = createContext<OperationStore | null>(null);

/** Keeps what people do to alert groups, whichever page they do it on, so that it can be undone on the next one. */
export function OperationsProvider({ report, children }: { report: Report; children: ReactNode }) {
  const client = useQueryClient();
  const [store] = useState(() =>
    createOperations({ sidecar: sidecarOf(client), report, me, newId: uuid, now: () => new Date(serverClock.now()) })
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

/** So many groups are done within the usual deadline. */
const fewGroups = 1_000;

/** For any number of them, in milliseconds. */
const bulkDeadline = 120_000;

function sidecarOf(client: QueryClient): Sidecar {
  return {
    act: ({ id, action, target }) => {
      const body = { operation: id, groups: groupsOf(target), action };
      return callRoute('actOnAlertGroups', { body }, undefined, deadlineOf(target));
    },
    progress: (operation) => callRoute('getOperation', { params: { operation } }),
    undo: ({ id, target }) => callRoute('undoOperation', { params: { operation: id } }, undefined, deadlineOf(target)),
    refresh: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  };
}

function groupsOf({ shown, others = [], matching }: Target) {
  return matching?.selection ?? { ids: [...shown.map(({ id }) => id), ...others] };
}

function deadlineOf(target: Target): number | undefined {
  return sizeOf(target) > fewGroups ? bulkDeadline : undefined;
}
