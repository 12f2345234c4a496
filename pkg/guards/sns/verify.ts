import { type KeyObject, verify } from 'node:crypto';
import type { SnsCheck } from '../guard.ts';
import { refused, type Verdict } from '../verdict.ts';
import { readTopic, snsUrl } from './addresses.ts';
import type { SnsCertificates } from './certificates.ts';
import { readSnsMessage, signedText, type SnsMessage } from './message.ts';

/** A message counts for so long after it was published: SNS tries for an hour at most. */
const windowMs = 60 * 60 * 1000;

/**
 * Checks that Amazon SNS has signed a message, for a topic that may send. A message that is sent again has the same id, so it is no replay, and counts once.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 */
export function createSnsCheck(certificates: SnsCertificates): SnsCheck {
  return (bytes, topics, now) => {
    const message = readSnsMessage(bytes);
    if (typeof message === 'string') {
      return refused('signature_missing', message);
    }
    if (topics.length > 0 && !topics.includes(message.TopicArn)) {
      return refused('topic_refused', `The topic ${message.TopicArn.slice(0, 300)} is none of those that may send.`);
    }
    const time = Date.parse(message.Timestamp);
    if (!(Math.abs(now - time) <= windowMs)) {
      return refused('timestamp_refused', 'It was published more than an hour from now, by the two clocks.');
    }
    return checkSnsSignature(certificates, message, now);
  };
}

/** Checks the signature of a message alone, however old the message is. */
export function checkSnsSignature(
  certificates: SnsCertificates,
  message: SnsMessage,
  now: number
): Verdict | Promise<Verdict> {
  const topic = readTopic(message.TopicArn);
  const url = topic && snsUrl(message.SigningCertURL, topic.region);
  if (url === undefined) {
    return refused('signature_wrong', 'Its SigningCertURL is not that of Amazon SNS in the region of its topic.');
  }
  try {
    const key = certificates.keyOf(url, now);
    return key instanceof Promise ? key.then((one) => compare(message, one), unchecked) : compare(message, key);
  } catch (error) {
    return unchecked(error);
  }
}

function unchecked(error: unknown): Verdict {
  return refused('signature_unchecked', (error as Error).message);
}

function compare(message: SnsMessage, key: KeyObject): Verdict {
  const algorithm = message.SignatureVersion === '1' ? 'sha1' : message.SignatureVersion === '2' ? 'sha256' : null;
  const isRight =
    algorithm !== null &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(message.Signature) &&
    verify(algorithm, Buffer.from(signedText(message)), key, Buffer.from(message.Signature, 'base64'));
  return isRight
    ? { ok: true, once: null, id: message.MessageId }
    : refused('signature_wrong', 'It is not signed by Amazon SNS.');
}
