import type { Facts } from '../../interpret/facts.ts';
import { interpret } from '../../interpret/interpret.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';
import { type Parsed, parsePayload } from '../../receive/parse-payload.ts';
import { parseQuery } from '../../receive/parse-query.ts';

/** What a body means to an integration, as plain data. */
export type Understood = Rejected | Meaning;

/** What an alert means. */
export interface Meaning {
  readonly payload: Omit<PayloadOf<Parsed>, 'value'>;
  readonly facts: Facts;
}

type Rejected = Extract<Parsed, { readonly rejection: unknown }>;
type PayloadOf<Of> = Of extends { readonly payload: infer Payload } ? Payload : never;

/** What a sender has sent. */
export type Sent =
  | {
      readonly body: Buffer;
      /** As the header has it. */
      readonly contentType: string | undefined;
      readonly isQuery: false;
    }
  | {
      /** The query of the URL. */
      readonly body: Buffer;
      readonly isQuery: true;
    };

/**
 * Reads a delivery and what it means.
 * @returns a promise for forms of several parts only
 */
export function understand(set: TemplateSet, sent: Sent): Understood | Promise<Understood> {
  if (sent.isQuery) {
    return read(set, { payload: parseQuery(sent.body.toString()) });
  }
  const parsed = parsePayload(sent.body, sent.contentType);
  return parsed instanceof Promise ? parsed.then((later) => read(set, later)) : read(set, parsed);
}

function read(set: TemplateSet, parsed: Parsed): Understood {
  if ('rejection' in parsed) {
    return parsed;
  }
  const { value, ...payload } = parsed.payload;
  return { payload, facts: interpret(set, value) };
}
