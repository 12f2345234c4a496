import { pluginId } from '../../contract/plugin-id.ts';

/**
 * The address of a group's page.
 * @param grafanaUrl where people reach Grafana; undefined gives a path from its root
 */
export function groupLink(grafanaUrl: string | undefined, groupId: number): string {
  return `${(grafanaUrl ?? '').replace(/\/+$/, '')}/a/${pluginId}/alert-groups/${groupId}`;
}
