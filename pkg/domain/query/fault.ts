import type { Span } from './tokens.ts';

/** What is wrong with the text of a query, and where: in UTF-16 units, without `to`. Both are sentences for a person. */
export interface QueryFault extends Span {
  readonly message: string;
  /** How to mend it. */
  readonly hint: string | null;
}

/** Ends the reading of a query. `parseQuery` catches it. */
export class FaultyQuery extends Error {
  readonly fault: QueryFault;

  constructor({ from, to }: Span, message: string, hint: string | null) {
    super(message);
    this.fault = { from, to, message, hint };
  }
}
