import {
  isLiveChannelMessageEvent,
  isLiveChannelStatusEvent,
  type LiveChannelAddress,
  LiveChannelConnectionState,
  type LiveChannelEvent,
  LiveChannelScope,
} from '@grafana/data';
import { getGrafanaLiveSrv } from '@grafana/runtime';
import { useQueryClient } from '@tanstack/react-query';
import React, { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { defer, type Observable } from 'rxjs';
import { changesPath } from '../../../pkg/contract/live.ts';
import pluginJson from '../../plugin.json';
import { type ApiError, isTransient } from '../client/ApiError';
import { queryKeys } from '../client/queryKeys';
import { oneAtATime } from './oneAtATime';
import { isResting } from './rest';

const pollMs = 5_000;

/** The polling interval while Grafana Live announces changes, for lost messages; also the interval after a refused call. */
const pollSeldomMs = 60_000;

const LiveContext = createContext(false);

/** Keeps the live queries fresh: Grafana Live announces changes; without it the queries poll. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [connected, setConnected] = useState(false);

  useEffect(() => {
    const refresh = oneAtATime(() =>
      client.invalidateQueries({
        queryKey: queryKeys.live,
        predicate: (query) => !isResting(query),
        refetchType: document.hidden ? 'none' : 'active',
      })
    );
    const disconnected = () => setConnected(false);
    const subscription = changes().subscribe({
      next: (event) => {
        if (isLiveChannelStatusEvent(event)) {
          setConnected(event.state === LiveChannelConnectionState.Connected);
        }
        if (isNews(event)) {
          refresh();
        }
      },
      error: disconnected,
      complete: disconnected,
    });
    return () => subscription.unsubscribe();
  }, [client]);

  return <LiveContext.Provider value={connected}>{children}</LiveContext.Provider>;
}

/** The `refetchInterval` of a live query. TanStack Query pauses it while the tab is hidden. */
export function useLiveInterval(): (query: { state: { error: ApiError | null } }) => number {
  const connected = useContext(LiveContext);
  return ({ state: { error } }) => {
    const isWaiting = error === null ? !connected : isTransient(error);
    return isWaiting ? pollMs : pollSeldomMs;
  };
}

/** Grafana before 13 reads `namespace`, later versions read `stream`. */
interface ChangesAddress extends Omit<LiveChannelAddress, 'namespace' | 'stream'> {
  namespace: string;
  stream: string;
}

function changes(): Observable<LiveChannelEvent> {
  const address: ChangesAddress = {
    scope: LiveChannelScope.Plugin,
    stream: pluginJson.id,
    namespace: pluginJson.id,
    path: changesPath,
  };
  return defer(() => getGrafanaLiveSrv().getStream(address));
}

/** A change, or a new connection before which changes may have been missed. */
function isNews(event: LiveChannelEvent): boolean {
  return (
    isLiveChannelMessageEvent(event) ||
    (isLiveChannelStatusEvent(event) && event.state === LiveChannelConnectionState.Connected)
  );
}
