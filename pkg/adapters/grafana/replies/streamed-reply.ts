/** A reply of text that is made while it is sent, so that no more than a part of it is held at once. */
export class StreamedReply {
  readonly contentType: string;
  /** The name under which a browser saves it: letters, digits, dots and dashes. */
  readonly fileName: string;
  /** Each is made when the one before has been taken. */
  readonly parts: AsyncIterable<string>;

  private constructor(contentType: string, fileName: string, parts: AsyncIterable<string>) {
    this.contentType = contentType;
    this.fileName = fileName;
    this.parts = parts;
  }

  /**
   * Makes the first part, so that what is wrong from the start is answered as with any other reply.
   * @throws what the first part throws
   */
  static async begin(contentType: string, fileName: string, parts: AsyncGenerator<string>): Promise<StreamedReply> {
    const first = await parts.next();
    return new StreamedReply(contentType, fileName, continueFrom(first, parts));
  }
}

async function* continueFrom(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    if (first.done !== true) {
      yield first.value;
      yield* rest;
    }
  } finally {
    // A reply that nobody takes whole lets go of what its parts hold.
    await rest.return(undefined);
  }
}
