import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://argocd.example.com/applications/argocd/shop';

export const examples: TypeExamples = {
  firing: application('Degraded', 'Succeeded', 'successfully synced (all tasks run)'),
  resolving: application('Healthy', 'Succeeded', 'successfully synced (all tasks run)'),
  // An application that is just deployed: neither an alert nor a recovery.
  odd: application('Progressing', 'Running', 'waiting for healthy state of apps/Deployment/shop'),
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/',
  shown: { title: 'shop', severity: 'high', link },
};

function application(health: string, phase: string, message: string) {
  return {
    app: 'shop',
    namespace: 'argocd',
    project: 'default',
    cluster: 'https://kubernetes.default.svc',
    target_namespace: 'shop',
    health,
    sync: 'Synced',
    phase,
    message,
    revision: '9c1f6d0e2c8f3a4a6f0f4b7f8d2f4f1f0a9b8c7d',
    url: link,
  };
}
