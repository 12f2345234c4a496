import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = examplesOfAlertGroup();

/**
 * Examples of deliveries. `alert` contains further fields for the only alert of the group.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function examplesOfAlertGroup(alert: object = {}): TypeExamples {
  return { firing: alertGroup('firing', alert), resolving: alertGroup('resolved', alert) };
}

function alertGroup(status: 'firing' | 'resolved', alert: object) {
  const labels = { alertname: 'HighLoad', cluster: 'eu-1', severity: 'critical' };
  return {
    version: '4',
    groupKey: '{}:{alertname="HighLoad"}',
    status,
    receiver: 'bellhook',
    groupLabels: { alertname: 'HighLoad', cluster: 'eu-1' },
    commonLabels: labels,
    commonAnnotations: { summary: 'The load is high' },
    externalURL: 'http://alertmanager.example:9093',
    alerts: [
      {
        status,
        labels: { ...labels, instance: 'db-1' },
        annotations: { summary: 'The load is high' },
        generatorURL: 'http://prometheus.example/graph?g0.expr=node_load1',
        ...alert,
      },
    ],
  };
}
