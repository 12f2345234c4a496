import {
  isLiveChannelStatusEvent,
  type LiveChannelAddress,
  LiveChannelConnectionState as State,
  type LiveChannelEvent,
  LiveChannelEventType,
  type LiveChannelStatusEvent,
  toLiveChannelId,
} from '@grafana/data';
import type { GrafanaLiveSrv } from '@grafana/runtime';
import { defer, EMPTY, finalize, merge, Observable, of, share, tap } from 'rxjs';
import { openWhileVisible } from './open-while-visible.ts';

/**
 * Grafana Live over server-sent events: one `EventSource` per channel, shared by all its listeners in this tab. It reconnects
 * by itself.
 */
export function createLiveSrv(): GrafanaLiveSrv {
  const channels = new Map<string, Observable<LiveChannelEvent>>();

  const channelOf = (id: string): Observable<LiveChannelEvent> => {
    const channel =
      channels.get(id) ??
      open(id).pipe(
        finalize(() => channels.delete(id)),
        share(),
        withStatus(id)
      );
    channels.set(id, channel);
    return channel;
  };

  return {
    getConnectionState: () => of(true),
    getStream: <T>(address: LiveChannelAddress): Observable<LiveChannelEvent<T>> => channelOf(toLiveChannelId(address)),
    getDataStream: () => EMPTY,
    getPresence: () => Promise.reject(new Error('The preview has no presence.')),
    publish: () => Promise.reject(new Error('The preview takes no messages.')),
  };
}

function open(id: string): Observable<LiveChannelEvent> {
  return new Observable((observer) =>
    openWhileVisible(() => {
      const source = new EventSource(`/api/live/${id}`);
      source.addEventListener('subscribed', ({ data }) => observer.next(status(id, State.Connected, JSON.parse(data))));
      source.addEventListener('message', ({ data }) =>
        observer.next({ type: LiveChannelEventType.Message, message: JSON.parse(data) })
      );
      source.addEventListener('error', () => {
        const refused = source.readyState === EventSource.CLOSED;
        observer.next(status(id, refused ? State.Invalid : State.Disconnected));
      });
      return source;
    })
  );
}

/** A later listener first gets the current state of the channel. */
function withStatus(id: string) {
  return (events: Observable<LiveChannelEvent>): Observable<LiveChannelEvent> => {
    let latest = status(id, State.Pending);
    const remembered = events.pipe(
      tap((event) => {
        latest = isLiveChannelStatusEvent(event) ? event : latest;
      })
    );
    return defer(() => merge(of(latest), remembered));
  };
}

function status(id: string, state: State, message?: unknown): LiveChannelStatusEvent {
  return { type: LiveChannelEventType.Status, id, timestamp: Date.now(), state, message };
}
