import type { IntegrationSettings } from '../../contract/types.ts';

/** What time does to the groups of an integration. Null: nothing. */
export interface GroupRules {
  /** After so long without an alert a group is resolved. */
  readonly quietSeconds: number | null;
  /** A group that is acknowledged for so long fires again. */
  readonly acknowledgedSeconds: number | null;
}

/** @returns null where time does nothing to the integration's groups, so that its alerts carry nothing */
export function toGroupRules({
  quietSeconds,
  acknowledgedSeconds,
}: Pick<IntegrationSettings, keyof GroupRules>): GroupRules | null {
  return quietSeconds === null && acknowledgedSeconds === null ? null : { quietSeconds, acknowledgedSeconds };
}
