import type { Facts } from './facts.ts';
import { canonicalJson, type JsonValue, ownField } from './json.ts';
import { signalOf } from './signal.ts';
import { keyText, messageText, titleText, webAddress } from './text.ts';

/**
 * Takes any JSON value. Alerts group by `alert_uid` where there is one, else by the whole payload whatever the order
 * of its keys. The common names for a title, a message and a link are used where the payload has them.
 */
export function interpretWebhook(payload: JsonValue): Facts {
  return {
    groupingKey: keyText(ownField(payload, 'alert_uid')) ?? canonicalJson(payload),
    title: titleText(ownField(payload, 'title')),
    untitled: 'Incident',
    message: messageText(ownField(payload, 'message')),
    imageUrl: webAddress(ownField(payload, 'image_url')),
    sourceLink: webAddress(ownField(payload, 'url') ?? ownField(payload, 'link_to_upstream_details')),
    signal: signalOf(ownField(payload, 'state')),
  };
}
