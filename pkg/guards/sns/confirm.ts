import type { SnsCertificates } from './certificates.ts';
import { type SnsAnswer, type SnsClient, SnsFault } from './client.ts';
import { readSnsMessage } from './message.ts';
import { urlOf } from './subscription.ts';
import { checkSnsSignature } from './verify.ts';

/** What came of a confirmation. `detail` is for people, and short. */
export interface Confirmation {
  /** `forged` is one that Amazon SNS has not signed, which it was not asked about. */
  readonly outcome: 'confirmed' | 'refused' | 'unreachable' | 'forged';
  readonly detail: string | null;
}

/**
 * Confirms a subscription with the message by which Amazon SNS has asked for that, once its signature is found right. No other host is
 * asked than that of Amazon SNS in the region of the topic.
 * @param message as `SnsSubscription.message`
 */
export type ConfirmSubscription = (message: string, now: number) => Promise<Confirmation>;

export function createConfirmSubscription(
  client: Pick<SnsClient, 'ask'>,
  certificates: SnsCertificates
): ConfirmSubscription {
  return async (text, now) => {
    const message = readSnsMessage(Buffer.from(text));
    const url = typeof message === 'string' ? undefined : urlOf(message);
    if (typeof message === 'string' || url === undefined) {
      return { outcome: 'forged', detail: 'It is no message of Amazon SNS.' };
    }
    const verdict = await checkSnsSignature(certificates, message, now);
    if (!verdict.ok) {
      return {
        outcome: verdict.refusal === 'signature_unchecked' ? 'unreachable' : 'forged',
        detail: verdict.detail,
      };
    }
    try {
      return judge(await client.ask(url), message.TopicArn);
    } catch (error) {
      if (error instanceof SnsFault) {
        return { outcome: 'unreachable', detail: error.message };
      }
      throw error;
    }
  };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html */
function judge({ status, text }: SnsAnswer, topic: string): Confirmation {
  const [, subscription = ''] = /<SubscriptionArn>([^<]{1,400})<\/SubscriptionArn>/.exec(text) ?? [];
  if (status === 200 && subscription.startsWith(`${topic}:`)) {
    return { outcome: 'confirmed', detail: subscription };
  }
  // https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
  const [, code] = /<Code>([A-Za-z0-9._-]{1,100})<\/Code>/.exec(text) ?? [];
  const [, reason] = /<Message>([^<]{1,1000})<\/Message>/.exec(text) ?? [];
  const told = [code, reason?.replaceAll(/\s+/g, ' ').slice(0, mostReason)].filter((part) => part !== undefined);
  return { outcome: 'refused', detail: [`Status ${status}`, ...told].join(': ') };
}

/** Of the reason of AWS so many characters are kept. */
const mostReason = 200;
