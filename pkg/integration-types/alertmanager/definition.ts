import { Dict, List, type Value } from '@bellhook/jinja';
import { anyImage, anyKey, anyLink, anyMessage, anyTitle } from '../common-names.ts';
import type { TypeDefinition } from '../type-definition.ts';
import { carriesAlertsWithCommonLabels, hasPartsOfAlertGroup, orNone, splitKey, splitTitle } from './payload.ts';

const title = `{%- set names = payload | alert_names -%}
{%- if names -%}
{{ names[:3] | join(", ") }}{% if names | length > 3 %} and {{ names | length - 3 }} more{% endif %}
{%- set others = [] -%}
{%- if payload["groupLabels"] is mapping -%}
{%- for name, value in payload["groupLabels"].items() if name != "alertname" %}{% set _ = others.append(value) %}{% endfor -%}
{%- endif -%}
{%- if others %} ({{ others | join(", ") }}){% endif -%}
{%- else -%}
{{ ${anyTitle} }}
{%- endif -%}`;

const groupingKey = `{%- set name = payload | first_of("commonLabels.alertname", "alerts.labels.alertname") -%}
{%- if payload is mapping and payload["groupKey"] -%}
{{ payload["groupKey"] }}
{%- elif payload is mapping and payload["groupLabels"] -%}
{{ payload["receiver"] }}:{{ payload["groupLabels"] | tojson }}
{%- elif name -%}
{{ payload["receiver"] }}:{{ name }}
{%- elif payload is mapping and payload["labels"] -%}
{{ payload["labels"] | tojson }}
{%- else -%}
{{ ${anyKey} }}
{%- endif -%}`;

/**
 * A delivery of Alertmanager is one alert, which stands for Alertmanager's group. What it says comes from the firing alerts
 * of the group, or from all of them if none fires. If they have no value for something, it says `none`. A payload of another
 * tool is read as by the type `webhook`. https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const definition: TypeDefinition = {
  rank: 3,
  untitled: 'Alert',
  templates: {
    title,
    message: `{%- set alerts = payload | current_alerts -%}
{%- set labels = payload | common_labels -%}
{%- set common = payload | common_annotations -%}
{%- set notes = common.copy() -%}
{%- filter trim -%}
{%- for text in [notes.pop("summary", ""), notes.pop("description", "")] if text %}
{{ text | escape_markdown }}
{% endfor -%}
{%- for heading, name in [("Runbook", "runbook_url"), ("Internal runbook", "runbook_url_internal")] -%}
{%- set address = notes.pop(name, "") | markdown_address -%}
{%- if address %}
[{{ heading }}]({{ address }})
{% endif -%}
{%- endfor -%}
{%- for name, value in notes.items() if value %}
- {{ name | escape_markdown }}: {{ value | escape_markdown }}
{%- endfor -%}
{%- if alerts | length > 1 %}

{{ payload["numFiring"] }} firing{% if payload["numResolved"] %}, {{ payload["numResolved"] }} resolved{% endif %}:
{% for alert in alerts[:20] -%}
{%- set own = [] -%}
{%- if alert["labels"] is mapping -%}
{%- for name, value in alert["labels"].items() if labels[name] != value %}{% set _ = own.append(name ~ "=" ~ value) %}{% endfor -%}
{%- endif -%}
{%- set texts = [] -%}
{%- if alert["annotations"] is mapping -%}
{%- for name in ["summary", "description"] if alert["annotations"][name] and alert["annotations"][name] != common[name] -%}
{%- set _ = texts.append(alert["annotations"][name]) -%}
{%- endfor -%}
{%- endif %}
- {{ own | join(", ") | escape_markdown }}{% if own and texts %}: {% endif %}{{ texts | join("\\n") | escape_markdown }}
{%- endfor -%}
{%- if alerts | length > 20 %}
- and {{ alerts | length - 20 }} more
{%- endif -%}
{%- elif not common -%}
{{ "none" if alerts else ${anyMessage} | escape_markdown }}
{%- endif -%}
{%- endfilter -%}`,
    imageUrl: `{{ payload | current_alerts | first_address("imageURL") or ${anyImage} ${orNone} }}`,
    sourceLink: `{{ payload | current_alerts | first_address("generatorURL") or payload | first_address("generatorURL", "externalURL")
   or ${anyLink} ${orNone} }}`,
    groupingKey,
    resolveCondition: '{{ payload | says_recovery("status", "state") }}',
    acknowledgeCondition: '',
    severity: `{{ payload | worst_severity ${orNone} }}`,
    labels: `{%- set labels = payload | common_labels -%}
{{ labels | tojson if labels else "" ${orNone} }}`,
  },
  timeIn: 'alerts.startsAt',
  carriesInstances: true,
  complete: countByStatus,
  split: {
    lists: ['alerts'],
    templates: {
      title: splitTitle(title),
      sourceLink: `{{ payload | first_address("generatorURL", "common.externalURL") or payload | current_alerts | first_address("generatorURL")
   or payload | first_address("externalURL") or ${anyLink} ${orNone} }}`,
      groupingKey: splitKey(groupingKey),
    },
  },
  sender: 'Alertmanager',
  accepts: hasPartsOfAlertGroup,
  recognises: (payload) => carriesAlertsWithCommonLabels(payload) && !payload.has('orgId'),
  webhookPage:
    'Alertmanager’s webhook receiver sends what is expected here. Each delivery is an alert; those with the same ' +
    '<code>groupKey</code> share an alert group, and <code>"status": "resolved"</code> resolves it.',
};

/** Fills in `numFiring` and `numResolved`, which templates written for Grafana OnCall read. Counts from the sender are kept. */
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
