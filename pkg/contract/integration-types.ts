// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

/** The types of integration that can be created; each is also the segment of the webhook URL before the token. */
export const integrationTypes = [
  'webhook',
  'formatted_webhook',
  'alertmanager',
  'grafana_alerting',
  'amazon_sns',
  'azure',
  'checkmk',
  'datadog',
  'elastalert',
  'falco',
  'grafana',
  'graylog',
  'healthchecks',
  'icinga2',
  'kapacitor',
  'nagios',
  'netdata',
  'newrelic',
  'pingdom',
  'sentry',
  'stackdriver',
  'statuscake',
  'uptime_kuma',
  'uptimerobot',
  'zabbix',
] as const;

export type IntegrationType = (typeof integrationTypes)[number];
