import { WireType } from '@bufbuild/protobuf/wire';
import { CallResourceResponse } from '../protocol/plugin.ts';

/** The number of `body` in the message (proto/plugin.proto). */
const bodyField = 3;

/** Bytes of a message for which memory is kept; a message with a part of a large reply is smaller. */
const keptSize = 256 * 1024;

/**
 * The message as gRPC sends it. The generated code copies a body three times into memory that V8 then has to collect; this copies it
 * once, into memory that all messages use in turn.
 * @returns bytes that stay the same until the next call: gRPC copies them behind a head of its own as soon as it has them
 */
export function serializeReply({ body, ...rest }: CallResourceResponse): Buffer {
  const message = CallResourceResponse.encode({ ...rest, body: empty });
  if (body.length > 0) {
    message.tag(bodyField, WireType.LengthDelimited).uint32(body.length);
  }
  const head = message.finish();
  const size = head.length + body.length;
  if (size > keptSize) {
    return Buffer.concat([head, body]);
  }
  kept.set(head);
  kept.set(body, head.length);
  return kept.subarray(0, size);
}

const kept = Buffer.allocUnsafeSlow(keptSize);
const empty = Buffer.alloc(0);
