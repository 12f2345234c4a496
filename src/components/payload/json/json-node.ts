/**
 * A value of JSON as it was written: members keep their order and their repeated keys, and numbers their digits, of which
 * JavaScript's own would lose some.
 */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonPlain;

export interface JsonObject {
  readonly kind: 'object';
  readonly members: ReadonlyArray<{ readonly key: string; readonly value: JsonNode }>;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonString {
  readonly kind: 'string';
  readonly value: string;
}

/** A number, `true`, `false` or `null`, as it is spelt. */
export interface JsonPlain {
  readonly kind: 'plain';
  readonly text: string;
}

/** The keys of objects and the places in arrays, counted from 0, that lead from the root of a payload to a value. */
export type JsonPath = ReadonlyArray<string | number>;
