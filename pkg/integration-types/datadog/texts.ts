import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.datadog', 'Datadog'),
  hint: () => t('integrations.type.datadog-hint', 'Takes what monitors of Datadog send by a webhook.'),
};
