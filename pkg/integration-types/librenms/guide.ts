import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

/**
 * The filter `json_encode` quotes any text, and prints nothing for an empty one; so it is used where text is never empty. A LibreNMS without
 * filters leaves `{{ $title|json_encode }}` as it is.
 * https://github.com/librenms/librenms/blob/master/app/View/SimpleTemplate.php
 * https://github.com/librenms/librenms/blob/master/LibreNMS/Alert/RunAlerts.php
 */
const body = `{
  "title": {{ $title|json_encode }},
  "name": {{ $name|json_encode }},
  "state": "{{ $state }}",
  "severity": "{{ $severity }}",
  "hostname": "{{ $hostname }}",
  "sysName": "{{ $sysName }}",
  "display": {{ $display|json_encode }},
  "device_id": "{{ $device_id }}",
  "rule_id": "{{ $rule_id }}",
  "alert_id": "{{ $alert_id }}",
  "os": "{{ $os }}",
  "timestamp": "{{ $timestamp }}",
  "elapsed": "{{ $elapsed }}",
  "url": "https://librenms.example.com/device/{{ $device_id }}/alerts",
  "msg": {{ $msg|json_encode }}
}`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.librenms.transport',
        'In LibreNMS, open Alerts, Alert Transports, Create alert transport, choose the type API, and fill in this.'
      ),
      fields: [
        { name: 'API Method', value: 'POST' },
        { name: 'API URL', value: url },
        { name: 'Headers', value: 'Content-Type=application/json' },
      ],
    },
    {
      text: t(
        'integrations.guide.librenms.body',
        'Use this body, with the address of your LibreNMS. If it is rejected here because it holds “json_encode”, your LibreNMS has no filters yet: write "{{ $title }}" and the like with quotes, without the filter, and leave msg out.'
      ),
      code: { label: 'Body', text: body },
    },
    {
      text: t(
        'integrations.guide.librenms.operation',
        'If your LibreNMS has Alert Operations, put the transport into one of them, and choose that in the rules that shall alert. An older LibreNMS has none: make the transport the default one, or choose it in the rules.'
      ),
    },
    {
      text: t(
        'integrations.guide.librenms.recovery',
        'Leave “Recovery alerts” on in these rules. A switch beside it, or the setting alert.acknowledged in versions without one, says whether acknowledgements are sent, too.'
      ),
    },
  ],
  // https://github.com/librenms/librenms/blob/master/LibreNMS/Alert/Transport/Api.php
  // https://docs.librenms.org/Alerting/Operations/
  delivery: () =>
    t(
      'integrations.guide.librenms.delivery',
      'LibreNMS tries once; an operation of several steps, or a rule that sends more than one alert, sends again after its interval. It does not sign, and can send a password or headers.'
    ),
  examples,
};
