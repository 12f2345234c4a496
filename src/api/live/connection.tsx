import { useQueryClient } from '@tanstack/react-query';
import React, { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { type ApiError, isTransient } from '../client/ApiError';
import { queryKeys } from '../client/queryKeys';
import { isReached, useHealth } from '../health';

const ConnectionContext = createContext<ApiError | null>(null);

/** Checks every few seconds whether the sidecar answers and is well. When it recovers, the shown data is read again. */
export function ConnectionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { error } = useHealth();
  const problem = error !== null && (isTransient(error) || isReached(error)) ? error : null;

  const had = useRef(false);
  useEffect(() => {
    if (had.current && problem === null) {
      void client.invalidateQueries({ queryKey: queryKeys.live });
    }
    had.current = problem !== null;
  }, [client, problem]);

  return <ConnectionContext.Provider value={problem}>{children}</ConnectionContext.Provider>;
}

/** What is wrong with the sidecar or the connection to it; null if all is well or nothing was checked yet. */
export function useConnectionProblem(): ApiError | null {
  return useContext(ConnectionContext);
}
