import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.webhook', 'Webhook'),
  hint: () => t('integrations.type.webhook-hint', 'Takes any JSON and shows it as it was received.'),
  words: ['json', 'http', 'custom', 'other', 'anything', 'inbound'],
};
