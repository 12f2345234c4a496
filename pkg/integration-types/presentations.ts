// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypePresentation } from './type-presentation.ts';
import { examples as webhook_examples } from './webhook/examples.ts';
import { texts as webhook_texts } from './webhook/texts.ts';
import { examples as formatted_webhook_examples } from './formatted_webhook/examples.ts';
import { texts as formatted_webhook_texts } from './formatted_webhook/texts.ts';
import { examples as alertmanager_examples } from './alertmanager/examples.ts';
import { texts as alertmanager_texts } from './alertmanager/texts.ts';
import { examples as grafana_alerting_examples } from './grafana_alerting/examples.ts';
import { texts as grafana_alerting_texts } from './grafana_alerting/texts.ts';

/** What the pages show about each type. */
export const presentations: Readonly<Record<IntegrationType, TypePresentation>> = {
  webhook: { examples: webhook_examples, texts: webhook_texts },
  formatted_webhook: { examples: formatted_webhook_examples, texts: formatted_webhook_texts },
  alertmanager: { examples: alertmanager_examples, texts: alertmanager_texts },
  grafana_alerting: { examples: grafana_alerting_examples, texts: grafana_alerting_texts },
};
