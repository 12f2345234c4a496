import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const configuration = (url: string) => `logLevel: warn
logFormat: json
clusterName: prod
maxEventAgeSeconds: 60
route:
  routes:
    - drop:
        - type: Normal
      match:
        - receiver: bellhook
receivers:
  - name: bellhook
    webhook:
      endpoint: ${url}
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.kubernetes-event-exporter.configuration',
        'Put this into the exporter’s configuration, which sends all events but normal ones. Leave layout out.'
      ),
      code: { label: 'config.yaml', text: configuration(url) },
    },
    {
      text: t(
        'integrations.guide.kubernetes-event-exporter.restart',
        'Restart the exporter, so that it reads its configuration.'
      ),
      code: { label: 'sh', text: 'kubectl rollout restart deployment event-exporter -n monitoring' },
    },
    {
      text: t(
        'integrations.guide.kubernetes-event-exporter.drop',
        'To leave more out, add rules to drop, such as a reason or a namespace.'
      ),
      code: { label: 'config.yaml', text: '      - reason: Unhealthy\n      - namespace: "test-.*"' },
    },
  ],
  // https://github.com/resmoio/kubernetes-event-exporter/blob/master/pkg/sinks/webhook.go
  delivery: () =>
    t(
      'integrations.guide.kubernetes-event-exporter.delivery',
      'The exporter tries once. It does not sign, and can send headers.'
    ),
  examples,
};
