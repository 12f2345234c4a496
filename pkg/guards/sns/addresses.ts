/** The region in the ARN of a topic; undefined where it is none. */
export function regionOf(topicArn: string): string | undefined {
  return /^arn:aws[a-z-]*:sns:([a-z0-9-]{3,40}):\d{12}:[A-Za-z0-9_.-]{1,256}$/.exec(topicArn)?.[1];
}

/**
 * The URL, where it is one of Amazon SNS in the region: no other host is ever asked.
 * @param kind `certificate` for one that signs, `confirmation` for what a subscription is confirmed with
 */
export function snsUrl(text: string, region: string, kind: 'certificate' | 'confirmation'): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    url.protocol !== 'https:' ||
    url.port !== '' ||
    url.username !== '' ||
    url.password !== '' ||
    !hostsOf(region).includes(url.hostname) ||
    // What a parser mends is not what SNS wrote.
    !text.startsWith(`https://${url.hostname}/`)
  ) {
    return undefined;
  }
  const isRight =
    kind === 'certificate'
      ? /^\/SimpleNotificationService-[A-Za-z0-9_-]{1,100}\.pem$/.test(url.pathname) && url.search === ''
      : url.pathname === '/' && url.searchParams.get('Action') === 'ConfirmSubscription';
  return isRight && url.hash === '' ? url : undefined;
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

function hostsOf(region: string): string[] {
  return [region.startsWith('cn-') ? `sns.${region}.amazonaws.com.cn` : `sns.${region}.amazonaws.com`];
}
