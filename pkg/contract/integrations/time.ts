/** The least and the most that the settings of time take, in seconds. */
export const timeLimits = {
  quietSeconds: [60, 31 * 86_400],
  acknowledgedSeconds: [60, 31 * 86_400],
  reopenSeconds: [1, 31 * 86_400],
} as const satisfies Record<string, readonly [least: number, most: number]>;

/** Time does nothing to the groups of an integration for which nobody has said otherwise. */
export const defaultTimeSettings = { quietSeconds: null, acknowledgedSeconds: null, reopenSeconds: null } as const;
