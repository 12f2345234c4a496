import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.github', 'GitHub'),
  hint: () =>
    t('integrations.type.github-hint', 'Takes failed workflow runs and security alerts of repositories on GitHub.'),
  words: ['actions', 'dependabot', 'code scanning', 'codeql', 'secret scanning', 'ci'],
};
