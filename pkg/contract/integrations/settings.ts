import type { IntegrationSettings } from '../types.ts';
import { noGuards } from './guards.ts';
import { defaultHeartbeat } from './heartbeat.ts';
import { defaultTimeSettings } from './time.ts';

/** How messages are read: as Markdown, as in Grafana OnCall, or as text that is shown as it is. */
export const messageFormats = ['markdown', 'text'] as const;

export type MessageFormat = (typeof messageFormats)[number];

/** The least and the most that each setting with a number takes. */
export const settingLimits = {
  quotaPerMinute: [1, 10_000_000],
  duplicateWindowSeconds: [0, 86_400],
  resolvedDays: [0, 36_500],
  keptAlerts: [0, 10_000_000],
} as const satisfies Record<string, readonly [least: number, most: number]>;

/** The settings of an integration for which nobody has said otherwise. */
export const defaultSettings: IntegrationSettings = {
  enabled: true,
  quotaPerMinute: null,
  duplicateWindowSeconds: 0,
  resolvedDays: null,
  keptAlerts: null,
  messageFormat: 'markdown',
  split: false,
  ...defaultTimeSettings,
  heartbeat: defaultHeartbeat,
  guards: noGuards,
  access: null,
};
