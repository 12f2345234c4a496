import { Dict, List, type Value } from '../../jinja/index.ts';
import { severityFrom } from './shared.ts';
import type { TypeDefaults } from './type-defaults.ts';

/** One delivery of Alertmanager is one alert: its group. https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export const alertmanager: TypeDefaults = {
  untitled: 'Alert',
  templates: {
    title: `{%- if payload is mapping -%}
{%- set alert = (payload["alerts"] | first) if payload["alerts"] else {} -%}
{%- set group = payload["groupLabels"] or {} -%}
{%- set others = [] -%}
{%- for name, value in group.items() if name != "alertname" %}{% set _ = others.append(value) %}{% endfor -%}
{{ group["alertname"] or (payload["commonLabels"] or {})["alertname"] or (payload["labels"] or {})["alertname"]
   or (alert["labels"] or {})["alertname"] }}
{%- if others %} ({{ others | join(", ") }}){% endif -%}
{%- endif -%}`,
    message: `{%- if payload is mapping -%}
{%- set group = payload["groupLabels"] or {} -%}
{%- set common = payload["commonLabels"] or {} -%}
{%- set notes = (payload["commonAnnotations"] or payload["annotations"] or {}).copy() -%}
{%- set severity = group["severity"] or common["severity"] -%}
{%- if severity %}**Severity:** {{ severity }} {{ {"critical": "🚨", "warning": "⚠️"}.get(severity, "❓") }}
{% endif -%}
{%- if payload["status"] %}**Status:** {{ payload["status"] }} {{ {"firing": "🔥", "resolved": "✅"}.get(payload["status"], "⚠️") }} (on the source)
{% endif -%}
{%- if payload["status"] == "firing" and payload["numFiring"] %}**Firing:** {{ payload["numFiring"] }}, **resolved:** {{ payload["numResolved"] }}
{% endif -%}
{%- set runbook = notes.pop("runbook_url", "") -%}
{%- set internal = notes.pop("runbook_url_internal", "") -%}
{%- if runbook %}[Runbook]({{ runbook }})
{% endif -%}
{%- if internal %}[Internal runbook]({{ internal }})
{% endif -%}
{%- for heading, list in [("Group labels", group), ("Common labels", common), ("Labels", payload["labels"] or {}), ("Annotations", notes)] if list %}
**{{ heading }}**
{% for name, value in list.items() %}- {{ name }}: {{ value }}
{% endfor -%}
{%- endfor -%}
{%- if source_link %}
[View at the source]({{ source_link }})
{%- endif -%}
{%- endif -%}`,
    imageUrl: '',
    sourceLink: `{%- set alert = (payload["alerts"] | first) if payload is mapping and payload["alerts"] -%}
{{ (alert["generatorURL"] if alert is mapping) or (payload["generatorURL"] or payload["externalURL"] if payload is mapping) }}`,
    groupingKey: '{{ payload["groupKey"] if payload is mapping }}',
    resolveCondition: '{{ payload is mapping and payload["status"] == "resolved" }}',
    acknowledgeCondition: '',
    severity: severityFrom(
      '((payload["commonLabels"] or {})["severity"] or (payload["groupLabels"] or {})["severity"]) if payload is mapping'
    ),
    labels: '{{ (payload["commonLabels"] or payload["labels"] or {}) | tojson if payload is mapping }}',
  },
  carriesInstances: true,
  complete: countByStatus,
};

/**
 * Fills in `numFiring` and `numResolved`, which templates written for Grafana OnCall read. Where the sender counts
 * itself, its numbers stand.
 */
function countByStatus(payload: Value): Value {
  if (!(payload instanceof Dict) || payload.get('numFiring') !== undefined) {
    return payload;
  }
  const alerts = payload.get('alerts');
  const list = alerts instanceof List ? alerts.items : [];
  const count = (status: string) =>
    list.filter((alert) => alert instanceof Dict && alert.get('status') === status).length;
  return new Dict([...payload.entries(), ['numFiring', count('firing')], ['numResolved', count('resolved')]], true);
}
