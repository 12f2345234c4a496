import type { IntegrationType } from '../../../pkg/contract/integration-types.ts';

/** JSON to try an integration of the type with: an alert, and what ends it. */
export function examplePayloads(type: IntegrationType): { fire: string; resolve: string } {
  const { fire, resolve } = examples[type];
  return { fire: JSON.stringify(fire, null, 2), resolve: JSON.stringify(resolve, null, 2) };
}

/** A delivery of Alertmanager's, as https://prometheus.io/docs/alerting/latest/configuration/#webhook_config describes it. */
function alertmanagerGroup(status: 'firing' | 'resolved', alert: object = {}) {
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

const panel = { panelURL: 'https://grafana.example/d/load?viewPanel=2', values: { B: 12.5 } };

const examples: Record<IntegrationType, { fire: object; resolve: object }> = {
  webhook: {
    fire: { alert_uid: 'disk-db1', host: 'db1', disk: { mount: '/var', used: 0.97 }, state: 'alerting' },
    resolve: { alert_uid: 'disk-db1', state: 'ok' },
  },
  formatted_webhook: {
    fire: {
      alert_uid: '08d6891a-835c-e661-39fa-96b6a9e26552',
      title: 'The whole system is down',
      message: 'Something happened. Oh no!',
      image_url: 'https://upload.wikimedia.org/wikipedia/commons/e/ee/Grumpy_Cat_by_Gage_Skidmore.jpg',
      link_to_upstream_details: 'https://en.wikipedia.org/wiki/Downtime',
      state: 'alerting',
    },
    resolve: { alert_uid: '08d6891a-835c-e661-39fa-96b6a9e26552', state: 'ok' },
  },
  alertmanager: { fire: alertmanagerGroup('firing'), resolve: alertmanagerGroup('resolved') },
  grafana_alerting: { fire: alertmanagerGroup('firing', panel), resolve: alertmanagerGroup('resolved', panel) },
};
