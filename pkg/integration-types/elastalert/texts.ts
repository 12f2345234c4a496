import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.elastalert', 'ElastAlert'),
  hint: () => t('integrations.type.elastalert-hint', 'Takes the matches that rules of ElastAlert post.'),
  words: ['elasticsearch', 'opensearch', 'elastic', 'elk', 'logs'],
};
