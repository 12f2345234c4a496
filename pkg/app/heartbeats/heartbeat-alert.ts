import { durationText } from '../../contract/duration-text.ts';
import { heartbeatKey } from '../../domain/time/heartbeat.ts';
import type { DueHeartbeat } from '../../store/shapes/heartbeats.ts';

/**
 * What Bellhook sends to an integration whose heartbeats are missing, or are no longer. The fields are those of the formatted webhook, and
 * Grafana OnCall's mark of heartbeats.
 * @returns a payload without a title
 */
export function heartbeatAlert(
  kind: 'missing' | 'back' | 'off',
  { settings, lastAt, missedAfter }: DueHeartbeat
): Record<string, unknown> {
  const last = new Date(missedAfter ?? lastAt).toISOString();
  const isMissing = kind === 'missing';
  return {
    alert_uid: heartbeatKey,
    state: isMissing ? 'alerting' : 'ok',
    ...(isMissing && { severity: 'high' }),
    message: messages[kind](last, settings === null ? '' : durationText(settings.everySeconds)),
    last_heartbeat_at: last,
    ...(settings !== null && { every_seconds: settings.everySeconds, grace_seconds: settings.graceSeconds }),
    is_oncall_heartbeat: true,
    is_oncall_heartbeat_restored: !isMissing,
  };
}

const messages = {
  missing: (last: string, every: string) =>
    `The last heartbeat came at ${last}; one is expected every ${every}. Either the sender is down, or its requests do not arrive.`,
  back: (last: string) => `A heartbeat came again. The last one before was at ${last}.`,
  off: (last: string) => `Heartbeats are no longer expected. The last one came at ${last}.`,
};
