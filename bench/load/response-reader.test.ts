import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createResponseReader } from './response-reader.ts';

const answer = (status: number, body: string) =>
  `HTTP/1.1 ${status} Text\r\ncontent-type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

test('answers are found wherever the connection splits them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ status: fc.constantFrom(200, 403, 503), body: fc.constantFrom('', '{}', 'a\r\n\r\nb') })),
      fc.array(fc.nat(200)),
      (answers, cuts) => {
        const found: number[] = [];
        const read = createResponseReader((status) => found.push(status));
        const bytes = Buffer.from(answers.map(({ status, body }) => answer(status, body)).join(''));
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        places.slice(1).forEach((end, i) => read(bytes.subarray(places[i], end)));
        expect(found).toEqual(answers.map(({ status }) => status));
      }
    )
  );
});

test('an answer without a known end is an error', () => {
  const read = createResponseReader(() => {});
  expect(() => read(Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'))).toThrow('Content-Length');
});
