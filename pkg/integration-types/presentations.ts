// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypePresentation } from './type-presentation.ts';
import webhook_icon from './webhook/icon.svg';
import { texts as webhook_texts } from './webhook/texts.ts';
import formatted_webhook_icon from './formatted_webhook/icon.svg';
import { texts as formatted_webhook_texts } from './formatted_webhook/texts.ts';
import alertmanager_icon from './alertmanager/icon.svg';
import { texts as alertmanager_texts } from './alertmanager/texts.ts';
import grafana_alerting_icon from './grafana_alerting/icon.svg';
import { texts as grafana_alerting_texts } from './grafana_alerting/texts.ts';

/** What every page may show of each type. */
export const presentations: Readonly<Record<IntegrationType, TypePresentation>> = {
  webhook: { texts: webhook_texts, icon: webhook_icon },
  formatted_webhook: { texts: formatted_webhook_texts, icon: formatted_webhook_icon },
  alertmanager: { texts: alertmanager_texts, icon: alertmanager_icon },
  grafana_alerting: { texts: grafana_alerting_texts, icon: grafana_alerting_icon },
};
