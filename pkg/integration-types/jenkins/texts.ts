import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.jenkins', 'Jenkins'),
  hint: () =>
    t('integrations.type.jenkins-hint', 'Takes failed and unstable builds from the Notification plugin of Jenkins.'),
  words: ['ci', 'builds', 'hudson'],
};
