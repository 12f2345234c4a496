import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.argocd', 'Argo CD'),
  hint: () =>
    t(
      'integrations.type.argocd-hint',
      'Takes applications that are degraded or fail to sync from the notifications of Argo CD.'
    ),
  words: ['argo', 'gitops', 'kubernetes', 'deployments'],
};
