import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.jira', 'Jira'),
  hint: () =>
    t(
      'integrations.type.jira-hint',
      'Takes issues of Jira, also of its service management, as they are opened, worked on and done.'
    ),
  words: ['atlassian', 'tickets', 'jsm'],
};
