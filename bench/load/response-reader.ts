/**
 * Finds the ends of the answers in the data of a connection. Throws at an answer without a Content-Length.
 * @param answered called with the status of each answer
 * @returns a function that takes the next piece of data
 */
export function createResponseReader(answered: (status: number) => void): (chunk: Buffer) => void {
  let pending = '';
  return (chunk) => {
    pending += chunk.toString('latin1');
    for (let answer = findAnswer(pending); answer !== undefined; answer = findAnswer(pending)) {
      pending = pending.slice(answer.end);
      answered(answer.status);
    }
  };
}

function findAnswer(text: string): { status: number; end: number } | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd === -1) {
    return undefined;
  }
  const head = text.slice(0, headEnd);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined) {
    throw new Error(`an answer without a Content-Length: ${head}`);
  }
  const end = headEnd + 4 + Number(length);
  return text.length < end ? undefined : { status: Number(head.slice('HTTP/1.1 '.length).slice(0, 3)), end };
}
