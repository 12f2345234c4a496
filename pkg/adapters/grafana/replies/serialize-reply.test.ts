import { expect, test } from '@jest/globals';
import { CallResourceResponse } from '../protocol/plugin.ts';
import { serializeReply } from './serialize-reply.ts';

test.each([0, 1, 127, 128, 131_072, 262_144, 1_000_000])(
  'a reply with a body of %i bytes is what the generated code makes',
  (size) => {
    const reply = {
      code: 200,
      headers: { 'Content-Type': { values: ['application/json'] }, Allow: { values: ['GET', 'POST'] } },
      body: Buffer.alloc(size, 'x'),
    };
    for (const message of [reply, { ...reply, code: 0, headers: {} }]) {
      expect(serializeReply(message).equals(CallResourceResponse.encode(message).finish())).toBe(true);
    }
  }
);
