import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.gitlab', 'GitLab'),
  hint: () =>
    t('integrations.type.gitlab-hint', 'Takes failed pipelines, incidents and vulnerabilities of projects on GitLab.'),
  words: ['ci', 'incidents'],
};
