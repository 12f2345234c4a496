// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypeGuide } from './type-presentation.ts';

/** Loads how a tool is connected, for each type. */
export const guides: Readonly<Record<IntegrationType, () => Promise<TypeGuide>>> = {
  webhook: async () => (await import('./webhook/guide.ts')).guide,
  formatted_webhook: async () => (await import('./formatted_webhook/guide.ts')).guide,
  alertmanager: async () => (await import('./alertmanager/guide.ts')).guide,
  grafana_alerting: async () => (await import('./grafana_alerting/guide.ts')).guide,
  amazon_sns: async () => (await import('./amazon_sns/guide.ts')).guide,
  argocd: async () => (await import('./argocd/guide.ts')).guide,
  azure: async () => (await import('./azure/guide.ts')).guide,
  checkmk: async () => (await import('./checkmk/guide.ts')).guide,
  datadog: async () => (await import('./datadog/guide.ts')).guide,
  elastalert: async () => (await import('./elastalert/guide.ts')).guide,
  falco: async () => (await import('./falco/guide.ts')).guide,
  github: async () => (await import('./github/guide.ts')).guide,
  gitlab: async () => (await import('./gitlab/guide.ts')).guide,
  grafana: async () => (await import('./grafana/guide.ts')).guide,
  graylog: async () => (await import('./graylog/guide.ts')).guide,
  healthchecks: async () => (await import('./healthchecks/guide.ts')).guide,
  home_assistant: async () => (await import('./home_assistant/guide.ts')).guide,
  icinga2: async () => (await import('./icinga2/guide.ts')).guide,
  jenkins: async () => (await import('./jenkins/guide.ts')).guide,
  jira: async () => (await import('./jira/guide.ts')).guide,
  kapacitor: async () => (await import('./kapacitor/guide.ts')).guide,
  kubernetes_event_exporter: async () => (await import('./kubernetes_event_exporter/guide.ts')).guide,
  librenms: async () => (await import('./librenms/guide.ts')).guide,
  monit: async () => (await import('./monit/guide.ts')).guide,
  nagios: async () => (await import('./nagios/guide.ts')).guide,
  netdata: async () => (await import('./netdata/guide.ts')).guide,
  newrelic: async () => (await import('./newrelic/guide.ts')).guide,
  pingdom: async () => (await import('./pingdom/guide.ts')).guide,
  proxmox: async () => (await import('./proxmox/guide.ts')).guide,
  prtg: async () => (await import('./prtg/guide.ts')).guide,
  sentry: async () => (await import('./sentry/guide.ts')).guide,
  stackdriver: async () => (await import('./stackdriver/guide.ts')).guide,
  statuscake: async () => (await import('./statuscake/guide.ts')).guide,
  uptime_kuma: async () => (await import('./uptime_kuma/guide.ts')).guide,
  uptimerobot: async () => (await import('./uptimerobot/guide.ts')).guide,
  zabbix: async () => (await import('./zabbix/guide.ts')).guide,
};
