import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

/** A template of Go; `toJson` quotes any text. An application has no operation before its first sync. */
const configuration = (url: string) => `data:
  service.webhook.bellhook: |
    url: ${url}
    headers:
      - name: Content-Type
        value: application/json
  template.bellhook: |
    webhook:
      bellhook:
        method: POST
        body: |
          {{- $operation := .app.status.operationState | default dict }}
          {
            "app": {{ .app.metadata.name | toJson }},
            "namespace": {{ .app.metadata.namespace | toJson }},
            "project": {{ .app.spec.project | toJson }},
            "cluster": {{ .app.spec.destination.server | default .app.spec.destination.name | toJson }},
            "target_namespace": {{ .app.spec.destination.namespace | toJson }},
            "health": {{ .app.status.health.status | toJson }},
            "sync": {{ .app.status.sync.status | toJson }},
            "phase": {{ $operation.phase | toJson }},
            "message": {{ $operation.message | toJson }},
            "revision": {{ .app.status.sync.revision | toJson }},
            "url": {{ printf "%s/applications/%s/%s" .context.argocdUrl .app.metadata.namespace .app.metadata.name | toJson }}
          }
  trigger.bellhook: |
    - description: The application is degraded, or its last sync failed
      when: app.status.health.status == 'Degraded' or app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']
      send: [bellhook]
    - description: The application is well again
      when: app.status.health.status == 'Healthy' and app.status.operationState != nil and app.status.operationState.phase == 'Succeeded'
      send: [bellhook]
  subscriptions: |
    - recipients: [bellhook]
      triggers: [bellhook]
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.argocd.file', 'Save this as a file. It tells of all applications.'),
      code: { label: 'bellhook.yaml', text: configuration(url) },
    },
    {
      text: t(
        'integrations.guide.argocd.patch',
        'Put it into the ConfigMap of Argo CD’s notifications. If there are subscriptions already, add this one to them by hand.'
      ),
      code: {
        label: 'sh',
        text: 'kubectl patch configmap argocd-notifications-cm -n argocd --patch-file bellhook.yaml',
      },
    },
    {
      text: t(
        'integrations.guide.argocd.url',
        'Set Argo CD’s address in the same ConfigMap, so that alerts link there.'
      ),
      code: { label: 'argocd-notifications-cm', text: 'context: |\n  argocdUrl: https://argocd.example.com' },
    },
  ],
  // https://github.com/argoproj/notifications-engine/blob/master/docs/services/webhook.md#retry-behavior
  delivery: () =>
    t(
      'integrations.guide.argocd.delivery',
      'Argo CD tries three more times, 1 to 5 seconds apart, if it gets no answer or a status from 500 up. It does not sign, and can send a password or headers.'
    ),
  examples,
};
