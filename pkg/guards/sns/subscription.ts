import { confirmationUrl, readTopic } from './addresses.ts';
import { readSnsMessage, type SnsMessage } from './message.ts';

/** What Amazon SNS asks before a topic delivers, or tells once it does not deliver any more: each can be confirmed. */
export interface SnsSubscription {
  readonly kind: 'subscription' | 'unsubscription';
  /** The ARN of the topic. */
  readonly topic: string;
  readonly account: string;
  readonly region: string;
  /** When it was published by its own account, in milliseconds since 1970. */
  readonly sentAt: number;
  /** The whole message as JSON text, by which it is confirmed. It holds a secret of AWS, the token. */
  readonly message: string;
}

/** A message that says that it is one, and is none of Amazon SNS. */
export interface SubscriptionFault {
  /** What is wrong, for people. */
  readonly fault: string;
}

/** Those of Amazon SNS have some two thousand bytes. */
const mostBytes = 16 * 1024;

/** Reads a body. @returns null where it is neither, so that it is an alert like any other */
export function readSubscription(body: Uint8Array): SnsSubscription | SubscriptionFault | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const kind = bytes.includes('Confirmation') ? kindOf(bytes) : undefined;
  if (kind === undefined) {
    return null;
  }
  if (bytes.length > mostBytes) {
    return { fault: `It has more than ${mostBytes} bytes, which is more than Amazon SNS sends.` };
  }
  const message = readSnsMessage(bytes);
  if (typeof message === 'string') {
    return { fault: message };
  }
  const topic = readTopic(message.TopicArn);
  const sentAt = Date.parse(message.Timestamp);
  if (topic === undefined || Number.isNaN(sentAt)) {
    return { fault: 'Its topic is none, or its time.' };
  }
  if (urlOf(message) === undefined) {
    return { fault: 'Its SubscribeURL does not confirm a subscription to its topic at Amazon SNS.' };
  }
  return { kind, topic: message.TopicArn, ...topic, sentAt, message: JSON.stringify(message) };
}

/** The URL that confirms what the message is about. */
export function urlOf({ SubscribeURL = '', TopicArn, Token = '' }: SnsMessage): URL | undefined {
  return confirmationUrl(SubscribeURL, TopicArn, Token);
}

const kinds = new Map<unknown, SnsSubscription['kind']>([
  ['SubscriptionConfirmation', 'subscription'],
  ['UnsubscribeConfirmation', 'unsubscription'],
]);

function kindOf(bytes: Buffer): SnsSubscription['kind'] | undefined {
  try {
    return kinds.get((JSON.parse(bytes.toString('utf8')) as { Type?: unknown } | null)?.Type);
  } catch {
    return undefined;
  }
}
