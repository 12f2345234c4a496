import type { IntegrationSettings } from '../../contract/types.ts';

/** What time does to the groups of an integration. Null: nothing. */
export interface GroupRules {
  /** After so long without an alert a group is resolved. */
  readonly quietSeconds: number | null;
}

/** @returns null where time does nothing to the integration's groups, so that its alerts carry nothing */
export function toGroupRules({ quietSeconds }: Pick<IntegrationSettings, 'quietSeconds'>): GroupRules | null {
  return quietSeconds === null ? null : { quietSeconds };
}
