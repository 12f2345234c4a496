import type { NewHandshake } from '../../pkg/store/shapes/handshakes.ts';

/** What a topic asks. */
export function anAsked(fields: Partial<NewHandshake> = {}): NewHandshake {
  const topic = fields.topic ?? 'arn:aws:sns:eu-west-1:123456789012:alarms';
  const receivedAt = fields.receivedAt ?? 1000;
  return {
    kind: 'subscription',
    topic,
    message: `${topic} at ${receivedAt}`,
    receivedAt,
    expiresAt: 5000,
    verified: false,
    ...fields,
  };
}
