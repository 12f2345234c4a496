/** Something that a sender may do, and the expected answer. */
export interface BadInput {
  readonly name: string;
  /** The requests, sent one after the other on one connection. */
  readonly sent: ReadonlyArray<string | Buffer>;
  /** Whether the sender then closes its side of the connection. */
  readonly ends?: boolean;
  /** The status and, for an error, the code of each answer, such as `400 invalid_json`. */
  readonly answers: readonly string[];
}

/** The URLs of an existing integration. */
export const target = '/integrations/v1/webhook/token-for-bad-input/';

/** A POST with that body, after which the connection closes. */
export function post(body: string | Buffer, headers: readonly string[] = [], path = target): Buffer {
  const bytes = Buffer.from(body as string);
  return Buffer.concat([head([...headers, `content-length: ${bytes.length}`, 'connection: close'], path), bytes]);
}

export function head(headers: readonly string[], path = target, method = 'POST'): Buffer {
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\nhost: x\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`,
    'latin1'
  );
}
