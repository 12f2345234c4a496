import { anyImage, anyKey, anyKeyField, anyLink, anyMessage, anyRecovery, anyTitle } from '../common-names.ts';
import type { TypeDefinition } from '../type-definition.ts';

/**
 * Takes any JSON value. Alerts are grouped by `alert_uid` if there is one, otherwise by another common identifier, otherwise
 * by the payload without the parts that change between deliveries. The order of keys does not matter.
 */
export const definition: TypeDefinition = {
  rank: 1,
  untitled: 'Incident',
  templates: {
    title: `{{ ${anyTitle} }}`,
    message: `{{ ${anyMessage} }}`,
    imageUrl: `{{ ${anyImage} }}`,
    sourceLink: `{{ ${anyLink} }}`,
    groupingKey: `{%- set uid = payload["alert_uid"] if payload is mapping -%}
{{ uid if uid is not none and uid | string | trim
   else ${anyKey} }}`,
    resolveCondition: `{{ ${anyRecovery}
   or (payload is mapping and payload["heartbeat"] is mapping and payload["heartbeat"]["status"] == 1) }}`,
    acknowledgeCondition: '',
    severity: '{{ payload | first_of("severity") | severity_word }}',
    labels: '',
  },
  split: {
    lists: ['alerts', 'events', 'items'],
    templates: {
      // What the alerts have in common identifies none of them.
      groupingKey: `{%- set uid = payload["alert_uid"] if payload is mapping -%}
{%- set own = payload.copy() if payload is mapping else payload -%}
{%- if payload is mapping %}{% set _ = own.pop("common", "") %}{% endif -%}
{{ uid if uid is not none and uid | string | trim
   else ${anyKeyField}
   or own | identity | tojson }}`,
    },
  },
  formerKey: `{%- set uid = payload["alert_uid"] if payload is mapping -%}
{{ uid if uid is not none and uid | string | trim else payload | tojson }}`,
  webhookPage:
    'Any JSON value will do. Alerts with the same <code>alert_uid</code> share an alert group, ' +
    'and <code>"state": "ok"</code> resolves it.',
};
