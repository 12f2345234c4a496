import type { IntegrationSettings } from './types.ts';

/** The least and the most that each setting takes. */
export const settingLimits = {
  quotaPerMinute: [1, 10_000_000],
  duplicateWindowSeconds: [0, 86_400],
  resolvedDays: [0, 36_500],
  keptAlerts: [0, 10_000_000],
} as const satisfies Record<string, readonly [least: number, most: number]>;

/** The settings of an integration for which nobody has said otherwise. */
export const defaultSettings: IntegrationSettings = {
  quotaPerMinute: null,
  duplicateWindowSeconds: 0,
  resolvedDays: null,
  keptAlerts: null,
};
