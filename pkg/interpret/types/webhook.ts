import { severityFrom, stateIsOk } from './shared.ts';
import type { TypeDefaults } from './type-defaults.ts';

/**
 * Takes any JSON value. Alerts group by `alert_uid` where there is one, else by the whole payload whatever the order
 * of its keys. The common names for a title, a message and a link are used where the payload has them.
 */
export const webhook: TypeDefaults = {
  untitled: 'Incident',
  templates: {
    title: '{{ payload["title"] if payload is mapping }}',
    message: '{{ payload["message"] if payload is mapping }}',
    imageUrl: '{{ payload["image_url"] if payload is mapping }}',
    sourceLink: '{{ (payload["url"] or payload["link_to_upstream_details"]) if payload is mapping }}',
    groupingKey: `{%- set uid = payload["alert_uid"] if payload is mapping -%}
{{ uid if uid is not none and uid | string | trim else payload | tojson }}`,
    resolveCondition: stateIsOk,
    acknowledgeCondition: '',
    severity: severityFrom('payload["severity"] if payload is mapping'),
    labels: '',
  },
};
