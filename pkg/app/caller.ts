import type { Actor } from '../contract/types.ts';

/** Who asks for something, however the request came in. What is in it was established by whoever let the request in. */
export interface Caller {
  readonly orgId: number;
  /** Named in the timeline for what the caller does. */
  readonly actor: Actor;
  /** Undefined where Grafana itself calls; may be a role that Bellhook does not know. */
  readonly role: string | undefined;
}
