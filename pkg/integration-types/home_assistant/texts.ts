import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.home-assistant', 'Home Assistant'),
  hint: () =>
    t(
      'integrations.type.home-assistant-hint',
      'Takes changes of sensors in a home from an automation of Home Assistant.'
    ),
  words: ['smart home', 'hass'],
};
