import type { IntegrationSettings } from './types.ts';

/** The settings of an integration for which nobody has said otherwise. */
export const defaultSettings: IntegrationSettings = {
  quotaPerMinute: null,
  duplicateWindowSeconds: 0,
  resolvedDays: null,
  keptAlerts: null,
};
