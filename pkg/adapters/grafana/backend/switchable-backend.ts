import type { PluginBackend } from './backend.ts';

/** A backend that passes every call to another one, which can be replaced. */
export interface SwitchableBackend extends PluginBackend {
  /** Passes calls to `backend` from now on. Subscribers are moved to its changes, and called once immediately. */
  become(backend: PluginBackend): void;
}

export function createSwitchableBackend(first: PluginBackend): SwitchableBackend {
  let current = first;
  const followers = new Set<Follower>();

  const follow = (follower: Follower) => {
    follower.unfollow = current.subscribe(follower.orgId, follower.listener);
  };

  return {
    callResource: (request) => current.callResource(request),
    checkHealth: (caller) => current.checkHealth(caller),
    collectMetrics: () => current.collectMetrics(),
    subscribe(orgId, listener) {
      const follower: Follower = { orgId, listener, unfollow: () => {} };
      followers.add(follower);
      follow(follower);
      return () => {
        followers.delete(follower);
        follower.unfollow();
      };
    },
    become(backend) {
      followers.forEach(({ unfollow }) => unfollow());
      current = backend;
      followers.forEach(follow);
      followers.forEach(({ listener }) => listener());
    },
  };
}

interface Follower {
  readonly orgId: number;
  readonly listener: () => void;
  unfollow: () => void;
}
