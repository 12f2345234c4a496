import type { IntegrationType } from '../contract/integration-types.ts';
import type { Facts } from './facts.ts';
import { interpretFormattedWebhook } from './formatted-webhook.ts';
import type { JsonValue } from './json.ts';
import { interpretWebhook } from './webhook.ts';

const interpreters: Record<IntegrationType, (payload: JsonValue) => Facts> = {
  webhook: interpretWebhook,
  formatted_webhook: interpretFormattedWebhook,
};

/** What the payload means to an integration of the type. Never fails: whatever is not understood is left out. */
export function interpret(type: IntegrationType, payload: JsonValue): Facts {
  return interpreters[type](payload);
}
