import type { Facts } from '../../interpret/facts.ts';
import { interpret } from '../../interpret/interpret.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';
import { type Parsed, parsePayload } from '../../receive/parse-payload.ts';
import { parseQuery } from '../../receive/parse-query.ts';

/** The outcome of parsing a body and applying an integration's templates, as plain data. */
export type Understood = Rejected | Meaning;

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
  /** Bytes of what `as` says: a request's body, the query of its URL, or a payload that was read before, as JSON text. */
  readonly body: Buffer;
  readonly as: 'body' | 'query' | 'payload';
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
  const { body, as, contentType, headers } = sent;
  if (as === 'query') {
    return read(set, { payload: parseQuery(body.toString(), set.payloadIn) }, headers);
  }
  const parsed = as === 'body' ? parsePayload(body, contentType, set.payloadIn) : parsePayload(body, undefined);
  return parsed instanceof Promise ? parsed.then((later) => read(set, later, headers)) : read(set, parsed, headers);
}

function read(set: TemplateSet, parsed: Parsed, headers: string | null): Understood {
  if ('rejection' in parsed) {
    return parsed;
  }
  const { value, ...payload } = parsed.payload;
  return { payload, headers, facts: interpret(set, value, headers) };
}
