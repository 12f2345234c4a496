import type { ReadyEndpoint } from './ready-endpoint.ts';

/** A URL of an integration: what its token leads to. */
export interface Entrance {
  readonly endpoint: ReadyEndpoint;
  /** Null where the integration has one URL only. */
  readonly grace: Grace | null;
}

/** The time in which the former URL of an integration counts beside the new one. */
export interface Grace {
  /** Whether this is the former URL. */
  readonly isFormer: boolean;
  /** Milliseconds since 1970, as `endsAt`: from then on the former URL leads nowhere. */
  readonly replacedAt: number;
  readonly endsAt: number;
}

/** By which of its URLs a request comes to an integration that has two at the time. */
export type EntranceName = 'former' | 'new';
