// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypeExamples } from './type-presentation.ts';

/** Loads payloads as a tool sends them, for each type. */
export const exampleLoaders: Readonly<Record<IntegrationType, () => Promise<TypeExamples>>> = {
  webhook: async () => (await import('./webhook/examples.ts')).examples,
  formatted_webhook: async () => (await import('./formatted_webhook/examples.ts')).examples,
  alertmanager: async () => (await import('./alertmanager/examples.ts')).examples,
  grafana_alerting: async () => (await import('./grafana_alerting/examples.ts')).examples,
  amazon_sns: async () => (await import('./amazon_sns/examples.ts')).examples,
  argocd: async () => (await import('./argocd/examples.ts')).examples,
  azure: async () => (await import('./azure/examples.ts')).examples,
  checkmk: async () => (await import('./checkmk/examples.ts')).examples,
  datadog: async () => (await import('./datadog/examples.ts')).examples,
  elastalert: async () => (await import('./elastalert/examples.ts')).examples,
  falco: async () => (await import('./falco/examples.ts')).examples,
  github: async () => (await import('./github/examples.ts')).examples,
  gitlab: async () => (await import('./gitlab/examples.ts')).examples,
  grafana: async () => (await import('./grafana/examples.ts')).examples,
  graylog: async () => (await import('./graylog/examples.ts')).examples,
  healthchecks: async () => (await import('./healthchecks/examples.ts')).examples,
  home_assistant: async () => (await import('./home_assistant/examples.ts')).examples,
  icinga2: async () => (await import('./icinga2/examples.ts')).examples,
  jenkins: async () => (await import('./jenkins/examples.ts')).examples,
  jira: async () => (await import('./jira/examples.ts')).examples,
  kapacitor: async () => (await import('./kapacitor/examples.ts')).examples,
  kubernetes_event_exporter: async () => (await import('./kubernetes_event_exporter/examples.ts')).examples,
  librenms: async () => (await import('./librenms/examples.ts')).examples,
  monit: async () => (await import('./monit/examples.ts')).examples,
  nagios: async () => (await import('./nagios/examples.ts')).examples,
  netdata: async () => (await import('./netdata/examples.ts')).examples,
  newrelic: async () => (await import('./newrelic/examples.ts')).examples,
  pingdom: async () => (await import('./pingdom/examples.ts')).examples,
  proxmox: async () => (await import('./proxmox/examples.ts')).examples,
  prtg: async () => (await import('./prtg/examples.ts')).examples,
  sentry: async () => (await import('./sentry/examples.ts')).examples,
  stackdriver: async () => (await import('./stackdriver/examples.ts')).examples,
  statuscake: async () => (await import('./statuscake/examples.ts')).examples,
  uptime_kuma: async () => (await import('./uptime_kuma/examples.ts')).examples,
  uptimerobot: async () => (await import('./uptimerobot/examples.ts')).examples,
  zabbix: async () => (await import('./zabbix/examples.ts')).examples,
};
