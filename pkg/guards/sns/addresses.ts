/** A topic by its ARN. */
export interface SnsTopic {
  readonly region: string;
  /** The number of the account of AWS, of twelve digits. */
  readonly account: string;
}

/** @returns undefined where it is no ARN of a topic */
export function readTopic(topicArn: string): SnsTopic | undefined {
  const [, region, account] =
    /^arn:aws[a-z-]*:sns:([a-z0-9-]{3,40}):(\d{12}):[A-Za-z0-9_.-]{1,256}$/.exec(topicArn) ?? [];
  return region === undefined || account === undefined ? undefined : { region, account };
}

/** The URL, where it is that of a certificate of Amazon SNS in the region: no other host is ever asked. */
export function snsUrl(text: string, region: string): URL | undefined {
  const url = urlAt(text, region);
  return url !== undefined &&
    /^\/SimpleNotificationService-[A-Za-z0-9_-]{1,100}\.pem$/.test(url.pathname) &&
    url.search === ''
    ? url
    : undefined;
}

/**
 * The URL, where opening it confirms the subscription to the topic, and does nothing else.
 * https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
 */
export function confirmationUrl(text: string, topicArn: string, token: string): URL | undefined {
  const topic = readTopic(topicArn);
  const url = topic && urlAt(text, topic.region);
  if (url === undefined || url.pathname !== '/') {
    return undefined;
  }
  const expected: Record<string, string> = { Action: 'ConfirmSubscription', TopicArn: topicArn, Token: token };
  const given = [...url.searchParams];
  return given.length === Object.keys(expected).length &&
    Object.entries(expected).every(([name, value]) => url.searchParams.get(name) === value) &&
    /^[A-Za-z0-9_-]{1,1000}$/.test(token)
    ? url
    : undefined;
}

/** The URL, where it is one of Amazon SNS in the region. */
function urlAt(text: string, region: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined &&
    url.hostname === hostOf(region) &&
    // What a parser mends, such as a port or a user, is not what SNS wrote.
    text.startsWith(`https://${url.hostname}/`) &&
    url.hash === ''
    ? url
    : undefined;
}

/**
 * Names that the certificate of a host may have; which one depends on how old the region is.
 * https://github.com/aws/aws-sdk-java-v2/blob/master/services-custom/sns-message-manager/src/main/java/software/amazon/awssdk/messagemanager/sns/internal/SnsHostProvider.java
 */
export function certificateNames(host: string): string[] {
  const [, region = '', domain = ''] = /^sns\.([a-z0-9-]+)\.(.+)$/.exec(host) ?? [];
  return [
    `sns.${domain}`,
    host,
    `sns-signing.${region}.${domain}`,
    `sns-${region.startsWith('us-gov-') ? 'us-gov-west-1' : region}.${domain}`,
  ];
}

function hostOf(region: string): string {
  return region.startsWith('cn-') ? `sns.${region}.amazonaws.com.cn` : `sns.${region}.amazonaws.com`;
}
