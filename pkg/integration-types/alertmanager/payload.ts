import { Dict, List, type Value } from '@bellhook/jinja';

/** The end of an expression: it prints `none` if a payload that carries alerts has no value for the expression. */
export const orNone = 'or ("none" if payload | current_alerts)';

/**
 * The title of an alert of a split delivery: its name, the values of the labels by which Alertmanager groups, and what it is about. It must
 * not depend on which other alerts come with it.
 * @param otherwise for a delivery that is not split, as below
 */
export function splitTitle(otherwise: string): string {
  return `{%- if payload is mapping and payload["common"] is mapping and payload["labels"] is mapping and payload["labels"]["alertname"] -%}
{{ payload["labels"]["alertname"] }}
{%- set others = [] -%}
{%- if payload["common"]["groupLabels"] is mapping -%}
{%- for name, value in payload["common"]["groupLabels"].items() if name != "alertname" %}{% set _ = others.append(value) %}{% endfor -%}
{%- endif -%}
{%- set place = payload | first_of("labels.instance", "labels.pod", "labels.host", "labels.hostname", "labels.node", "labels.service", "labels.job") -%}
{%- if place and place not in others %}{% set _ = others.append(place) %}{% endif -%}
{%- if others %} ({{ others | join(", ") }}){% endif -%}
{%- else -%}
${otherwise}
{%- endif -%}`;
}

/** The key of an alert of a split delivery: the hash of its labels, which the sender gives. */
export function splitKey(otherwise: string): string {
  return `{%- if payload is mapping and payload["fingerprint"] -%}
{{ payload["fingerprint"] }}
{%- else -%}
${otherwise}
{%- endif -%}`;
}

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
