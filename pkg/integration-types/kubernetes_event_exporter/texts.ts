import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.kubernetes-event-exporter', 'Kubernetes event exporter'),
  hint: () =>
    t(
      'integrations.type.kubernetes-event-exporter-hint',
      'Takes warnings among the events of a Kubernetes cluster, such as BackOff and FailedScheduling.'
    ),
  words: ['k8s', 'pods'],
};
