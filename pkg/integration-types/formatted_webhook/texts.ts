import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.formatted-webhook', 'Formatted webhook'),
  hint: () =>
    t(
      'integrations.type.formatted-webhook-hint',
      'Takes JSON with the fields alert_uid, title, message, state, image_url and link_to_upstream_details.'
    ),
  words: ['json', 'script', 'custom', 'falcosidekick'],
};
