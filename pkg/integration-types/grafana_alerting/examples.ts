import type { TypeExamples } from '../type-presentation.ts';

const highLoad = { alertname: 'HighLoad', grafana_folder: 'Databases' };

export const examples: TypeExamples = {
  firing: alertGroup('firing', { ...highLoad, severity: 'critical', instance: 'db-1' }, 'B=12.5'),
  resolving: alertGroup('resolved', { ...highLoad, severity: 'critical', instance: 'db-1' }, 'B=3.25'),
  odd: alertGroup(
    'firing',
    {
      alertname: 'DatasourceNoData',
      datasource_uid: 'P1809F7CD0C75ACF3',
      grafana_folder: 'Databases',
      ref_id: 'A',
      rulename: 'HighLoad',
    },
    null
  ),
  source:
    'https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/',
  shown: {
    title: 'HighLoad (Databases)',
    severity: 'critical',
    link: 'https://grafana.example/d/load?orgId=1&viewPanel=2',
  },
};

/** What Grafana sends for a group with one alert; without a value, and without the panel, if the rule got no data. */
function alertGroup(status: 'firing' | 'resolved', labels: Record<string, string>, value: string | null) {
  const { alertname = '', grafana_folder = '' } = labels;
  const annotations = { summary: `${alertname} on db-1` };
  const source = 'https://grafana.example/alerting/grafana/e3f1a2b4c5d6/view?orgId=1';
  return {
    receiver: 'Bellhook',
    status,
    alerts: [
      {
        status,
        labels,
        annotations,
        startsAt: '2026-11-23T11:58:00Z',
        endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-23T12:20:00Z',
        generatorURL: source,
        fingerprint: '5f2b3c1d9e8a7460',
        silenceURL: `https://grafana.example/alerting/silence/new?alertmanager=grafana&matcher=alertname%3D${alertname}&orgId=1`,
        dashboardURL: value === null ? '' : 'https://grafana.example/d/load?orgId=1',
        panelURL: value === null ? '' : 'https://grafana.example/d/load?orgId=1&viewPanel=2',
        values: value === null ? null : { B: Number(value.slice(2)) },
        valueString: value === null ? '' : `[ var='B' labels={instance=db-1} value=${value.slice(2)} ]`,
        orgId: 1,
      },
    ],
    groupLabels: { alertname, grafana_folder },
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: 'https://grafana.example/',
    version: '1',
    groupKey: `{}:{alertname="${alertname}", grafana_folder="${grafana_folder}"}`,
    truncatedAlerts: 0,
    orgId: 1,
    title: `[${status === 'firing' ? 'FIRING' : 'RESOLVED'}:1] ${alertname} ${grafana_folder}`,
    state: status === 'firing' ? 'alerting' : 'ok',
    message: `**${status === 'firing' ? 'Firing' : 'Resolved'}**\n\nValue: ${value ?? '[no value]'}\n`,
  };
}
