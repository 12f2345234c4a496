// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypePresentation } from './type-presentation.ts';
import webhook_icon from './webhook/icon.svg';
import { texts as webhook_texts } from './webhook/texts.ts';
import formatted_webhook_icon from './formatted_webhook/icon.svg';
import { texts as formatted_webhook_texts } from './formatted_webhook/texts.ts';
import alertmanager_icon from './alertmanager/icon.svg';
import { texts as alertmanager_texts } from './alertmanager/texts.ts';
import grafana_alerting_icon from './grafana_alerting/icon.svg';
import { texts as grafana_alerting_texts } from './grafana_alerting/texts.ts';
import amazon_sns_icon from './amazon_sns/icon.svg';
import { texts as amazon_sns_texts } from './amazon_sns/texts.ts';
import argocd_icon from './argocd/icon.svg';
import { texts as argocd_texts } from './argocd/texts.ts';
import azure_icon from './azure/icon.svg';
import { texts as azure_texts } from './azure/texts.ts';
import checkmk_icon from './checkmk/icon.svg';
import { texts as checkmk_texts } from './checkmk/texts.ts';
import datadog_icon from './datadog/icon.svg';
import { texts as datadog_texts } from './datadog/texts.ts';
import elastalert_icon from './elastalert/icon.svg';
import { texts as elastalert_texts } from './elastalert/texts.ts';
import falco_icon from './falco/icon.svg';
import { texts as falco_texts } from './falco/texts.ts';
import github_icon from './github/icon.svg';
import { texts as github_texts } from './github/texts.ts';
import gitlab_icon from './gitlab/icon.svg';
import { texts as gitlab_texts } from './gitlab/texts.ts';
import grafana_icon from './grafana/icon.svg';
import { texts as grafana_texts } from './grafana/texts.ts';
import graylog_icon from './graylog/icon.svg';
import { texts as graylog_texts } from './graylog/texts.ts';
import healthchecks_icon from './healthchecks/icon.svg';
import { texts as healthchecks_texts } from './healthchecks/texts.ts';
import home_assistant_icon from './home_assistant/icon.svg';
import { texts as home_assistant_texts } from './home_assistant/texts.ts';
import icinga2_icon from './icinga2/icon.svg';
import { texts as icinga2_texts } from './icinga2/texts.ts';
import jenkins_icon from './jenkins/icon.svg';
import { texts as jenkins_texts } from './jenkins/texts.ts';
import jira_icon from './jira/icon.svg';
import { texts as jira_texts } from './jira/texts.ts';
import kapacitor_icon from './kapacitor/icon.svg';
import { texts as kapacitor_texts } from './kapacitor/texts.ts';
import kubernetes_event_exporter_icon from './kubernetes_event_exporter/icon.svg';
import { texts as kubernetes_event_exporter_texts } from './kubernetes_event_exporter/texts.ts';
import librenms_icon from './librenms/icon.svg';
import { texts as librenms_texts } from './librenms/texts.ts';
import monit_icon from './monit/icon.svg';
import { texts as monit_texts } from './monit/texts.ts';
import nagios_icon from './nagios/icon.svg';
import { texts as nagios_texts } from './nagios/texts.ts';
import netdata_icon from './netdata/icon.svg';
import { texts as netdata_texts } from './netdata/texts.ts';
import newrelic_icon from './newrelic/icon.svg';
import { texts as newrelic_texts } from './newrelic/texts.ts';
import pingdom_icon from './pingdom/icon.svg';
import { texts as pingdom_texts } from './pingdom/texts.ts';
import proxmox_icon from './proxmox/icon.svg';
import { texts as proxmox_texts } from './proxmox/texts.ts';
import prtg_icon from './prtg/icon.svg';
import { texts as prtg_texts } from './prtg/texts.ts';
import sentry_icon from './sentry/icon.svg';
import { texts as sentry_texts } from './sentry/texts.ts';
import stackdriver_icon from './stackdriver/icon.svg';
import { texts as stackdriver_texts } from './stackdriver/texts.ts';
import statuscake_icon from './statuscake/icon.svg';
import { texts as statuscake_texts } from './statuscake/texts.ts';
import uptime_kuma_icon from './uptime_kuma/icon.svg';
import { texts as uptime_kuma_texts } from './uptime_kuma/texts.ts';
import uptimerobot_icon from './uptimerobot/icon.svg';
import { texts as uptimerobot_texts } from './uptimerobot/texts.ts';
import zabbix_icon from './zabbix/icon.svg';
import { texts as zabbix_texts } from './zabbix/texts.ts';

/** What every page may show of each type. */
export const presentations: Readonly<Record<IntegrationType, TypePresentation>> = {
  webhook: { texts: webhook_texts, icon: webhook_icon },
  formatted_webhook: { texts: formatted_webhook_texts, icon: formatted_webhook_icon },
  alertmanager: { texts: alertmanager_texts, icon: alertmanager_icon },
  grafana_alerting: { texts: grafana_alerting_texts, icon: grafana_alerting_icon },
  amazon_sns: { texts: amazon_sns_texts, icon: amazon_sns_icon },
  argocd: { texts: argocd_texts, icon: argocd_icon },
  azure: { texts: azure_texts, icon: azure_icon },
  checkmk: { texts: checkmk_texts, icon: checkmk_icon },
  datadog: { texts: datadog_texts, icon: datadog_icon },
  elastalert: { texts: elastalert_texts, icon: elastalert_icon },
  falco: { texts: falco_texts, icon: falco_icon },
  github: { texts: github_texts, icon: github_icon },
  gitlab: { texts: gitlab_texts, icon: gitlab_icon },
  grafana: { texts: grafana_texts, icon: grafana_icon },
  graylog: { texts: graylog_texts, icon: graylog_icon },
  healthchecks: { texts: healthchecks_texts, icon: healthchecks_icon },
  home_assistant: { texts: home_assistant_texts, icon: home_assistant_icon },
  icinga2: { texts: icinga2_texts, icon: icinga2_icon },
  jenkins: { texts: jenkins_texts, icon: jenkins_icon },
  jira: { texts: jira_texts, icon: jira_icon },
  kapacitor: { texts: kapacitor_texts, icon: kapacitor_icon },
  kubernetes_event_exporter: { texts: kubernetes_event_exporter_texts, icon: kubernetes_event_exporter_icon },
  librenms: { texts: librenms_texts, icon: librenms_icon },
  monit: { texts: monit_texts, icon: monit_icon },
  nagios: { texts: nagios_texts, icon: nagios_icon },
  netdata: { texts: netdata_texts, icon: netdata_icon },
  newrelic: { texts: newrelic_texts, icon: newrelic_icon },
  pingdom: { texts: pingdom_texts, icon: pingdom_icon },
  proxmox: { texts: proxmox_texts, icon: proxmox_icon },
  prtg: { texts: prtg_texts, icon: prtg_icon },
  sentry: { texts: sentry_texts, icon: sentry_icon },
  stackdriver: { texts: stackdriver_texts, icon: stackdriver_icon },
  statuscake: { texts: statuscake_texts, icon: statuscake_icon },
  uptime_kuma: { texts: uptime_kuma_texts, icon: uptime_kuma_icon },
  uptimerobot: { texts: uptimerobot_texts, icon: uptimerobot_icon },
  zabbix: { texts: zabbix_texts, icon: zabbix_icon },
};
