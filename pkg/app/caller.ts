import type { Actor } from '../contract/types.ts';
import type { Person } from '../domain/access/may.ts';

/** Who asks for something, however the request came in. What is in it was established by whoever let the request in. */
export interface Caller extends Person {
  readonly orgId: number;
  /** Named in the timeline for what the caller does. */
  readonly actor: Actor;
  /** Whether nothing in the org was restricted when the request came: its reads need not look again, its writes do. */
  readonly seesAll?: boolean;
}
