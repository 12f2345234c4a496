/** How an integration's sender says that it lives. */
export interface HeartbeatSettings {
  /** How often a heartbeat is expected. */
  readonly everySeconds: number;
  /** How much later it may come. */
  readonly graceSeconds: number;
  /** Whether every delivery is a heartbeat, beside the requests to the address for heartbeats. */
  readonly anyDelivery: boolean;
  /** The template of the title of the group that a missing heartbeat opens; null has the default one. */
  readonly title: string | null;
}

/** The least and the most that the settings take, in seconds. */
export const heartbeatLimits = {
  everySeconds: [10, 31 * 86_400],
  graceSeconds: [5, 86_400],
} as const satisfies Record<string, readonly [least: number, most: number]>;

/** Nothing is expected before the first heartbeat comes, so that this is in nobody's way. */
export const defaultHeartbeat: HeartbeatSettings = {
  everySeconds: 600,
  graceSeconds: 60,
  anyDelivery: false,
  title: null,
};

export const defaultHeartbeatTitle = '{{ integration_name }}: the heartbeat is missing';

/** `off`: none is expected. `waiting`: none is expected before the first one has come. */
export const heartbeatStates = ['off', 'waiting', 'alive', 'missing'] as const;

/** What follows the URL of an integration in the address for its heartbeats. */
export const heartbeatPath = 'heartbeat/';
