/** A message of Amazon SNS, as it is posted: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export interface SnsMessage {
  readonly Type: 'Notification' | 'SubscriptionConfirmation' | 'UnsubscribeConfirmation';
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Message: string;
  readonly Subject?: string;
  /** ISO 8601. */
  readonly Timestamp: string;
  readonly SignatureVersion: '1' | '2';
  readonly Signature: string;
  readonly SigningCertURL: string;
  readonly Token?: string;
  readonly SubscribeURL?: string;
  readonly UnsubscribeURL?: string;
}

/**
 * Reads a message. Of fields that SNS does not send there may be none: they are not signed, and could pass for those of the message.
 * @returns what is wrong with it, for people, where it cannot be one
 */
export function readSnsMessage(bytes: Uint8Array): SnsMessage | string {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'It is not JSON.';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'It is no message of Amazon SNS.';
  }
  const fields = value as Record<string, unknown>;
  const stranger = Object.keys(fields).find((name) => !known.has(name));
  if (stranger !== undefined) {
    return `It has the field ${JSON.stringify(stranger.slice(0, 100))}, which Amazon SNS neither sends nor signs.`;
  }
  const missing = needed.find((name) => typeof fields[name] !== 'string');
  if (missing !== undefined) {
    return `It has no field ${missing}.`;
  }
  const odd = texts.find((name) => fields[name] !== undefined && typeof fields[name] !== 'string');
  if (odd !== undefined) {
    return `The field ${odd} is no text.`;
  }
  const message = fields as unknown as SnsMessage;
  if (!types.includes(message.Type)) {
    return 'Its Type is none of Amazon SNS.';
  }
  if (message.Type !== 'Notification' && (message.Token === undefined || message.SubscribeURL === undefined)) {
    return 'It has no field Token or SubscribeURL.';
  }
  return message;
}

/**
 * What SNS signs: names and values of these fields, each on a line of its own.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
 */
export function signedText(message: SnsMessage): string {
  const names =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
  return names
    .filter((name) => message[name] !== undefined)
    .map((name) => `${name}\n${message[name]}\n`)
    .join('');
}

const types: readonly string[] = ['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'];
const needed = [
  ...['Type', 'MessageId', 'TopicArn', 'Message', 'Timestamp', 'SignatureVersion', 'Signature', 'SigningCertURL'],
];
const texts = ['Subject', 'Token', 'SubscribeURL', 'UnsubscribeURL'];
const known: ReadonlySet<string> = new Set([...needed, ...texts, 'MessageAttributes']);
