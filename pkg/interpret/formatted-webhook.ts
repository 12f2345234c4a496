import type { Facts } from './facts.ts';
import { type JsonValue, ownField } from './json.ts';
import { signalOf } from './signal.ts';
import { keyText, messageText, titleText, webAddress } from './text.ts';

/**
 * Reads the six fields of Grafana OnCall's formatted webhook; none is required.
 * https://grafana.com/docs/oncall/latest/configure/integrations/references/webhook/
 */
export function interpretFormattedWebhook(payload: JsonValue): Facts {
  return {
    groupingKey: keyText(ownField(payload, 'alert_uid')),
    title: titleText(ownField(payload, 'title')),
    untitled: 'Alert',
    message: messageText(ownField(payload, 'message')),
    imageUrl: webAddress(ownField(payload, 'image_url')),
    sourceLink: webAddress(ownField(payload, 'link_to_upstream_details')),
    signal: signalOf(ownField(payload, 'state')),
  };
}
