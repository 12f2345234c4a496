import type { Caller } from '../../../app/caller.ts';

/** The caller according to Grafana's plugin context. No header and no body can change it. */
export interface GrafanaCaller extends Caller {
  /** The base URL of webhooks from the plugin's settings for this org, if it is set there. */
  readonly webhookBaseUrl: string | undefined;
  /** Grafana's public URL with its sub-path, if Grafana sends it. */
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
  /** Additional headers, by their names in lower case. The content type is JSON unless one of them says otherwise. */
  headers?: Record<string, string>;
  /** Text, or text in UTF-8; or the parts of a text, each of which is made when the one before has been taken. */
  body: string | Buffer | AsyncIterable<string>;
}

export interface Health {
  ok: boolean;
  /** For people: what is wrong and how to fix it, or that all is well. */
  message: string;
  details: object;
}

/** Answers the calls of the plugin's gRPC services. */
export interface PluginBackend {
  callResource(request: ResourceRequest): Promise<ResourceReply>;
  checkHealth(caller: GrafanaCaller): Promise<Health>;
  /** Prometheus text format. Grafana serves it without a login, so it holds no tenant's data. */
  collectMetrics(): Promise<string>;
  /** Calls `listener` after each committed change of the org's data, until the returned function is called. */
  subscribe(orgId: number, listener: () => void): () => void;
}
