import { config } from '@grafana/runtime';
import { type RouteName, routes } from '../../../pkg/contract/routes.ts';
import type { CallInput } from './callRoute';
import { pluginApi } from './request';
import { routeUrl } from './routeUrl';

/** Calls a route while the browser leaves the page, which ends all calls that Grafana makes. Nobody learns whether it arrives. */
export function callWhileLeaving<Name extends RouteName>(name: Name, input: CallInput<Name>): void {
  const { method, path } = routes[name];
  const { params, query }: Partial<Record<'params' | 'query', object>> = input;
  void fetch(`${config.appSubUrl}${pluginApi}/resources/${routeUrl(path, params ?? {}, query ?? {})}`, {
    method,
    keepalive: true,
    // As Grafana does: its user may be in another org in another tab.
    headers: { 'X-Grafana-Org-Id': String(config.bootData.user.orgId) },
  }).catch(() => undefined);
}
