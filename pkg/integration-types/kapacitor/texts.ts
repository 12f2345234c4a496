import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.kapacitor', 'Kapacitor'),
  hint: () => t('integrations.type.kapacitor-hint', 'Takes what alerts in TICKscripts of Kapacitor post.'),
  words: ['influxdb', 'influxdata', 'tick', 'telegraf', 'chronograf'],
};
