import { Dict } from '@bellhook/jinja';
import { type Payload, readContainer } from './json/read-json.ts';

/**
 * The payload of a sender that puts it as JSON text into a field of what it sends: of an object, or of a form.
 * @param payloadIn names of such fields; the first of them with a JSON object or array counts
 * @returns what was received if no field has one
 */
export function innerPayload(received: Payload, payloadIn: readonly string[]): Payload {
  const { value, note } = received;
  if (!(value instanceof Dict)) {
    return received;
  }
  const inner = payloadInTexts((name) => {
    const field = value.get(name);
    return typeof field === 'string' ? field.toWellFormed() : undefined;
  }, payloadIn);
  return inner === undefined ? received : { ...inner, note: inner.note ?? note };
}

/** The same for fields that are texts. */
export function payloadInTexts(
  textOf: (name: string) => string | undefined,
  payloadIn: readonly string[]
): Payload | undefined {
  for (const name of payloadIn) {
    const text = textOf(name);
    const payload = text === undefined ? undefined : readContainer(text);
    if (payload !== undefined) {
      return payload;
    }
  }
  return undefined;
}
