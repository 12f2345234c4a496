import type { FlappingSettings } from '../../contract/integrations/time.ts';
import type { IntegrationSettings } from '../../contract/types.ts';

/** What time does to the groups of an integration. Null: nothing. */
export interface GroupRules {
  /** After so long without an alert a group is resolved. */
  readonly quietSeconds: number | null;
  /** A group that is acknowledged for so long fires again. */
  readonly acknowledgedSeconds: number | null;
  /** An alert opens the group of its key again that was resolved less than so long before. */
  readonly reopenSeconds: number | null;
  /** When a group flaps, and is held open. */
  readonly flapping: FlappingSettings | null;
}

/** @returns null where time does nothing to the integration's groups, so that its alerts carry nothing */
export function toGroupRules(settings: Pick<IntegrationSettings, keyof GroupRules>): GroupRules | null {
  const { quietSeconds, acknowledgedSeconds, reopenSeconds, flapping } = settings;
  return quietSeconds === null && acknowledgedSeconds === null && reopenSeconds === null && flapping === null
    ? null
    : { quietSeconds, acknowledgedSeconds, reopenSeconds, flapping };
}
