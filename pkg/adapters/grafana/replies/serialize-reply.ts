import { WireType } from '@bufbuild/protobuf/wire';
import { CallResourceResponse } from '../protocol/plugin.ts';

/** The number of `body` in the message (proto/plugin.proto). */
const bodyField = 3;

/**
 * The message as gRPC sends it. The generated code copies a body three times into memory that V8 then has to collect; this copies it
 * once.
 */
export function serializeReply({ body, ...rest }: CallResourceResponse): Buffer {
  const head = CallResourceResponse.encode({ ...rest, body: empty });
  if (body.length > 0) {
    head.tag(bodyField, WireType.LengthDelimited).uint32(body.length);
  }
  return Buffer.concat([head.finish(), body]);
}

const empty = Buffer.alloc(0);
