import type { RouteInput } from '../../../../../pkg/contract/types.ts';

/** Deliveries that somebody wants to replay: some by their ids, or all that are found. */
export type WantedReplay = Pick<RouteInput<'replayDeliveries'>['body'], 'ids' | 'matching'>;
