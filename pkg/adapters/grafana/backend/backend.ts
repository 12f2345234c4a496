import type { Caller } from '../../../app/caller.ts';

/** Who calls, as Grafana's plugin context says it. No header and no body can change it. */
export interface GrafanaCaller extends Caller {
  /** The base URL of webhooks that the plugin's settings of this org name, if they name one. */
  readonly webhookBaseUrl: string | undefined;
  /** Where people reach Grafana, with its sub-path, if Grafana says so. */
  readonly grafanaUrl: string | undefined;
}

export interface ResourceRequest {
  caller: GrafanaCaller;
  method: string;
  /** What follows `/resources/`, decoded, without a leading slash. */
  path: string;
  query: URLSearchParams;
  body: Uint8Array;
}

export interface ResourceReply {
  status: number;
  /** Beside `Content-Type: application/json`, which every reply has. */
  headers?: Record<string, string>;
  /** JSON, as text or in UTF-8. */
  body: string | Buffer;
}

export interface Health {
  ok: boolean;
  /** For people: what is wrong and how to mend it, or that all is well. */
  message: string;
  details: object;
}

/** What the plugin's gRPC services hand every call to. */
export interface PluginBackend {
  callResource(request: ResourceRequest): Promise<ResourceReply>;
  checkHealth(caller: GrafanaCaller): Promise<Health>;
  /** Prometheus text format. Grafana serves it before any login, so it holds nothing of a tenant. */
  collectMetrics(): Promise<string>;
  /** Calls `listener` after each committed change of the org's data, until the returned function is called. */
  subscribe(orgId: number, listener: () => void): () => void;
}
