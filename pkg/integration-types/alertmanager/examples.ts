import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: alertGroup('firing'),
  resolving: alertGroup('resolved'),
  odd: fromAnImitator(),
  source: 'https://prometheus.io/docs/alerting/latest/configuration/#webhook_config',
  shown: {
    title: 'HighLoad (eu-1)',
    severity: 'critical',
    link: 'http://prometheus.example:9090/graph?g0.expr=node_load1&g0.tab=1',
  },
};

/** What Alertmanager sends for a group with one alert. */
function alertGroup(status: 'firing' | 'resolved') {
  const labels = { alertname: 'HighLoad', cluster: 'eu-1', severity: 'critical' };
  const annotations = { summary: 'The load is high' };
  return {
    receiver: 'bellhook',
    status,
    alerts: [
      {
        status,
        labels: { ...labels, instance: 'db-1:9100' },
        annotations,
        startsAt: '2026-11-23T11:58:00Z',
        endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-23T12:20:00Z',
        generatorURL: 'http://prometheus.example:9090/graph?g0.expr=node_load1&g0.tab=1',
        fingerprint: '5f2b3c1d9e8a7460',
      },
    ],
    groupLabels: { alertname: 'HighLoad', cluster: 'eu-1' },
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: 'http://alertmanager.example:9093',
    version: '4',
    groupKey: '{}:{alertname="HighLoad", cluster="eu-1"}',
    truncatedAlerts: 0,
  };
}

/** Tools that imitate Alertmanager leave out the key of the group, and alerts need not have anything in common. */
function fromAnImitator() {
  const alert = (instance: string, severity: string) => ({
    status: 'firing',
    labels: { alertname: 'InstanceDown', instance, severity },
    annotations: {},
    generatorURL: '',
  });
  return {
    receiver: 'bellhook',
    status: 'firing',
    alerts: [alert('h0:9100', 'warning'), alert('h1:9100', 'critical')],
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: '',
    version: '4',
    truncatedAlerts: 12,
  };
}
