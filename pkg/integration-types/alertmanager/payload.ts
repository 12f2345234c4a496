import { Dict, List, type Value } from '@bellhook/jinja';

/** What is printed for what a payload that carries alerts has none of. */
export const orNone = 'or ("none" if payload | current_alerts)';

/** Whether the payload has at least something of what an alert group of Alertmanager's is made of. */
export function hasPartsOfAlertGroup(payload: Value): boolean {
  return (
    payload instanceof Dict &&
    (payload.get('alerts') instanceof List ||
      payload.has('groupKey') ||
      ['groupLabels', 'commonLabels', 'labels'].some((name) => payload.get(name) instanceof Dict))
  );
}

/** Whether the payload is plainly an alert group, be it Alertmanager's or Grafana's. */
export function carriesAlertsWithCommonLabels(payload: Value): payload is Dict {
  if (!(payload instanceof Dict)) {
    return false;
  }
  const alerts = payload.get('alerts');
  return alerts instanceof List && alerts.items[0] instanceof Dict && payload.get('commonLabels') instanceof Dict;
}
