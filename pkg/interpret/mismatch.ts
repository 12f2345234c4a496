import type { IntegrationType } from '../contract/integration-types.ts';
import { Dict, List, type Value } from '@bellhook/jinja';

/** What to tell people whose integration has another type than its payload looks like; null where the two fit. */
export function describeMismatch(type: IntegrationType, payload: Value): string | null {
  if (!(payload instanceof Dict)) {
    return isOfAlerts(type) ? unlike(type, 'webhook') : null;
  }
  if (isOfAlerts(type)) {
    return looksLikeAlerts(payload) ? null : unlike(type, hasFormattedField(payload) ? 'formatted_webhook' : 'webhook');
  }
  return carriesAlerts(payload)
    ? `This looks like a payload of ${payload.has('orgId') ? senders.grafana_alerting : senders.alertmanager}; use the type ${payload.has('orgId') ? 'grafana_alerting' : 'alertmanager'}.`
    : null;
}

const senders = { alertmanager: 'Alertmanager', grafana_alerting: 'Grafana Alerting' } as const;

function isOfAlerts(type: IntegrationType): type is keyof typeof senders {
  return type in senders;
}

function unlike(type: keyof typeof senders, better: IntegrationType): string {
  return `This does not look like a payload of ${senders[type]}; use the type ${better}.`;
}

/** Whether there is at least something of what such a payload is made of. */
function looksLikeAlerts(payload: Dict): boolean {
  return (
    payload.get('alerts') instanceof List ||
    payload.has('groupKey') ||
    ['groupLabels', 'commonLabels', 'labels'].some((name) => payload.get(name) instanceof Dict)
  );
}

function hasFormattedField(payload: Dict): boolean {
  return ['alert_uid', 'link_to_upstream_details', 'image_url'].some((name) => payload.has(name));
}

function carriesAlerts(payload: Dict): boolean {
  const alerts = payload.get('alerts');
  return alerts instanceof List && alerts.items[0] instanceof Dict && payload.get('commonLabels') instanceof Dict;
}
