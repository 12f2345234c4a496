import { randomUUID } from 'node:crypto';
import { freeMemory } from './free-memory.ts';

/** A value within a reply that is JSON in UTF-8 already, so that only its bytes are copied. It can be encoded once. */
export class EncodedJson {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Stands for the bytes until `encodeJson` puts them in. */
  toJSON(): string {
    found.push(this.#bytes);
    return marker;
  }
}

/** Values of which those that are text may be encoded already. */
export type Encodable<T> = T extends string
  ? T | EncodedJson
  : T extends object
    ? { [Key in keyof T]: Encodable<T[Key]> }
    : T;

/** JSON of a value: in UTF-8 where some of it is `EncodedJson`, else as text. */
export function encodeJson(value: unknown): string | Buffer {
  found = [];
  const text = JSON.stringify(value);
  return found.length === 0 ? text : join(text.split(quotedMarker), found);
}

/** What is found while a value is encoded, in its order in the text. */
let found: Uint8Array[] = [];

/** Nobody outside knows it, so no text of theirs holds it. */
const marker = randomUUID();
const quotedMarker = JSON.stringify(marker);

function join(texts: readonly string[], encoded: readonly Uint8Array[]): Buffer {
  const whole = Buffer.concat(texts.flatMap((text, i) => [Buffer.from(text), encoded[i] ?? empty]));
  encoded.forEach(freeMemory);
  return whole;
}

const empty = new Uint8Array();
