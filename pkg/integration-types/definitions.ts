// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypeDefinition } from './type-definition.ts';
import { definition as webhook } from './webhook/definition.ts';
import { definition as formatted_webhook } from './formatted_webhook/definition.ts';
import { definition as alertmanager } from './alertmanager/definition.ts';
import { definition as grafana_alerting } from './grafana_alerting/definition.ts';
import { definition as amazon_sns } from './amazon_sns/definition.ts';
import { definition as argocd } from './argocd/definition.ts';
import { definition as azure } from './azure/definition.ts';
import { definition as checkmk } from './checkmk/definition.ts';
import { definition as datadog } from './datadog/definition.ts';
import { definition as elastalert } from './elastalert/definition.ts';
import { definition as falco } from './falco/definition.ts';
import { definition as github } from './github/definition.ts';
import { definition as gitlab } from './gitlab/definition.ts';
import { definition as grafana } from './grafana/definition.ts';
import { definition as graylog } from './graylog/definition.ts';
import { definition as healthchecks } from './healthchecks/definition.ts';
import { definition as home_assistant } from './home_assistant/definition.ts';
import { definition as icinga2 } from './icinga2/definition.ts';
import { definition as jenkins } from './jenkins/definition.ts';
import { definition as jira } from './jira/definition.ts';
import { definition as kapacitor } from './kapacitor/definition.ts';
import { definition as kubernetes_event_exporter } from './kubernetes_event_exporter/definition.ts';
import { definition as librenms } from './librenms/definition.ts';
import { definition as monit } from './monit/definition.ts';
import { definition as nagios } from './nagios/definition.ts';
import { definition as netdata } from './netdata/definition.ts';
import { definition as newrelic } from './newrelic/definition.ts';
import { definition as pingdom } from './pingdom/definition.ts';
import { definition as proxmox } from './proxmox/definition.ts';
import { definition as prtg } from './prtg/definition.ts';
import { definition as sentry } from './sentry/definition.ts';
import { definition as stackdriver } from './stackdriver/definition.ts';
import { definition as statuscake } from './statuscake/definition.ts';
import { definition as uptime_kuma } from './uptime_kuma/definition.ts';
import { definition as uptimerobot } from './uptimerobot/definition.ts';
import { definition as zabbix } from './zabbix/definition.ts';

/** How the sidecar reads the payloads of each type. */
export const definitions: Readonly<Record<IntegrationType, TypeDefinition>> = {
  webhook,
  formatted_webhook,
  alertmanager,
  grafana_alerting,
  amazon_sns,
  argocd,
  azure,
  checkmk,
  datadog,
  elastalert,
  falco,
  github,
  gitlab,
  grafana,
  graylog,
  healthchecks,
  home_assistant,
  icinga2,
  jenkins,
  jira,
  kapacitor,
  kubernetes_event_exporter,
  librenms,
  monit,
  nagios,
  netdata,
  newrelic,
  pingdom,
  proxmox,
  prtg,
  sentry,
  stackdriver,
  statuscake,
  uptime_kuma,
  uptimerobot,
  zabbix,
};
