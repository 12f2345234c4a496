import { payloadOfFields } from './fields.ts';
import type { Payload } from './json/read-json.ts';

/** The payload of a delivery that has no body: its parameters, read as the fields of a form are. */
export function parseQuery(query: string, payloadIn: readonly string[] = []): Payload {
  return payloadOfFields(new URLSearchParams(query), payloadIn);
}
