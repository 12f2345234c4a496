import { mostParts } from '../../contract/integrations/split.ts';
import type { Facts } from '../../interpret/facts.ts';
import { hintFor } from '../../interpret/hint.ts';
import { interpret } from '../../interpret/interpret.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';
import { joinNotes } from '../../receive/join-notes.ts';
import { itemsOf } from '../../receive/json/members.ts';
import type { Payload } from '../../receive/json/read-json.ts';
import { type Parsed, parsePayload } from '../../receive/parse-payload.ts';
import { parseQuery } from '../../receive/parse-query.ts';
import { readPart, splitPayload } from '../../receive/split-payload.ts';

/** The outcome of parsing a body and applying an integration's templates, as plain data. */
export type Understood = Rejected | Meaning | SplitMeaning;

/** A delivery that was split into alerts, one at least. */
export interface SplitMeaning {
  /** What people should know about the delivery; null if there is nothing to say. */
  readonly note: string | null;
  readonly alerts: readonly [Meaning, ...Meaning[]];
}

/** A parsed alert with its facts. */
export interface Meaning {
  readonly payload: Omit<PayloadOf<Parsed>, 'value'>;
  /** As in `AlertContent`. */
  readonly headers: string | null;
  readonly facts: Facts;
}

type Rejected = Extract<Parsed, { readonly rejection: unknown }>;
type PayloadOf<Of> = Of extends { readonly payload: infer Payload } ? Payload : never;

/** The input of a delivery. */
export interface Sent {
  /**
   * Bytes of what `as` says: a request's body, the query of its URL, a payload that was read before, as JSON text, or an array of the
   * payloads of alerts into which a delivery was split before.
   */
  readonly body: Buffer;
  readonly as: 'body' | 'query' | 'payload' | 'parts';
  /** The value of the header, for a body. */
  readonly contentType: string | undefined;
  /** As in `AlertContent`. */
  readonly headers: string | null;
}

/**
 * Parses a delivery and applies the templates.
 * @returns a promise for multipart forms only
 */
export function understand(set: TemplateSet, sent: Sent): Understood | Promise<Understood> {
  // No delivery has more alerts than that.
  return understandFew(set, sent, Infinity) as Understood | Promise<Understood>;
}

/** The same for a thread that others wait for. @returns undefined for a delivery that is split into more than `mostAlerts` */
export function understandFew(
  set: TemplateSet,
  sent: Sent,
  mostAlerts: number
): Understood | undefined | Promise<Understood | undefined> {
  const { body, as, contentType, headers } = sent;
  if (as === 'query') {
    return read(set, { payload: parseQuery(body.toString(), set.payloadIn) }, headers, mostAlerts);
  }
  if (as === 'parts') {
    return interpretAll(set, itemsOf(body.toString()), headers, null, mostAlerts);
  }
  const parsed = as === 'body' ? parsePayload(body, contentType, set.payloadIn) : parsePayload(body, undefined);
  return parsed instanceof Promise
    ? parsed.then((later) => read(set, later, headers, mostAlerts))
    : read(set, parsed, headers, mostAlerts);
}

function read(set: TemplateSet, parsed: Parsed, headers: string | null, mostAlerts: number): Understood | undefined {
  if ('rejection' in parsed) {
    return parsed;
  }
  const { payload } = parsed;
  const split = set.split === null ? null : splitPayload(payload, set.split);
  if (split === null) {
    return interpretOne(set, payload, headers);
  }
  if ('tooMany' in split) {
    const note = `It has ${count(split.tooMany)} alerts; at most ${count(mostParts)} are split, so it was taken as one.`;
    return interpretOne(set, { ...payload, note: joinNotes(payload.note, note) }, headers);
  }
  const hint = hintFor(set, payload.value)?.hint ?? null;
  return interpretAll(set, split.payloads, headers, joinNotes(split.note, hint), mostAlerts);
}

function interpretOne(set: TemplateSet, { value, ...received }: Payload, headers: string | null): Meaning {
  const payload = set.maskSecrets === null ? received : { ...received, text: set.maskSecrets(received.text) };
  return { payload, headers, facts: interpret(set, value, headers) };
}

function interpretAll(
  set: TemplateSet,
  payloads: readonly string[],
  headers: string | null,
  note: string | null,
  mostAlerts: number
): Understood | undefined {
  if (payloads.length > mostAlerts) {
    return undefined;
  }
  const [first, ...others] = payloads.map((text) => interpretOne(set, readPart(text), headers));
  return first === undefined
    ? { rejection: 'no_alerts', detail: note ?? undefined }
    : { note, alerts: [first, ...others] };
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
