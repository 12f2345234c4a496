/** A group flaps whose key changes more than so many times between firing and recovered within so long. */
export interface FlappingSettings {
  readonly changes: number;
  readonly seconds: number;
}

/** The least and the most that the settings of flapping take. */
export const flappingLimits = {
  changes: [1, 50],
  seconds: [60, 7 * 86_400],
} as const satisfies Record<keyof FlappingSettings, readonly [least: number, most: number]>;

/** The least and the most that the settings of time take, in seconds. */
export const timeLimits = {
  quietSeconds: [60, 31 * 86_400],
  acknowledgedSeconds: [60, 31 * 86_400],
  reopenSeconds: [1, 31 * 86_400],
} as const satisfies Record<string, readonly [least: number, most: number]>;

/** Time does nothing to the groups of an integration for which nobody has said otherwise. */
export const defaultTimeSettings = {
  quietSeconds: null,
  acknowledgedSeconds: null,
  reopenSeconds: null,
  flapping: null,
} as const;
