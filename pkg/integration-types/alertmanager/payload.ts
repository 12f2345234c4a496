import { Dict, List, type Value } from '@bellhook/jinja';

/** The end of an expression: it prints `none` if a payload that carries alerts has no value for the expression. */
export const orNone = 'or ("none" if payload | current_alerts)';

/** Whether the payload has at least one part of an Alertmanager alert group. */
export function hasPartsOfAlertGroup(payload: Value): boolean {
  return (
    payload instanceof Dict &&
    (payload.get('alerts') instanceof List ||
      payload.has('groupKey') ||
      ['groupLabels', 'commonLabels', 'labels'].some((name) => payload.get(name) instanceof Dict))
  );
}

/** Whether the payload is clearly an alert group, of Alertmanager or of Grafana. */
export function carriesAlertsWithCommonLabels(payload: Value): payload is Dict {
  if (!(payload instanceof Dict)) {
    return false;
  }
  const alerts = payload.get('alerts');
  return alerts instanceof List && alerts.items[0] instanceof Dict && payload.get('commonLabels') instanceof Dict;
}
