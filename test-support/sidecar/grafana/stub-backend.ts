import type {
  GrafanaCaller,
  Health,
  PluginBackend,
  ResourceReply,
  ResourceRequest,
} from '../../../pkg/adapters/grafana/backend/backend.ts';

/** A backend that records its calls and returns what the test sets. */
export interface StubBackend extends PluginBackend {
  readonly requests: ResourceRequest[];
  readonly healthCallers: GrafanaCaller[];
  reply: (request: ResourceRequest) => Promise<ResourceReply>;
  health: () => Promise<Health>;
  metrics: () => Promise<string>;
  /** Notifies the followers of the org that its data changed. */
  change(orgId: number): void;
  /** The number of followers of the org. */
  followers(orgId: number): number;
}

export function createStubBackend(): StubBackend {
  const listeners = new Set<{ orgId: number; listener: () => void }>();
  const ofOrg = (orgId: number) => [...listeners].filter((entry) => entry.orgId === orgId);
  const stub: StubBackend = {
    requests: [],
    healthCallers: [],
    reply: async () => ({ status: 200, body: '{}' }),
    health: async () => ({ ok: true, message: 'all is well', details: {} }),
    metrics: async () => '',
    callResource(request) {
      stub.requests.push(request);
      return stub.reply(request);
    },
    checkHealth(caller) {
      stub.healthCallers.push(caller);
      return stub.health();
    },
    collectMetrics: () => stub.metrics(),
    subscribe(orgId, listener) {
      const entry = { orgId, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    change(orgId) {
      for (const { listener } of ofOrg(orgId)) {
        listener();
      }
    },
    followers: (orgId) => ofOrg(orgId).length,
  };
  return stub;
}
