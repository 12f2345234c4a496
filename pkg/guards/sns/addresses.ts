/** The region in the ARN of a topic; undefined where it is none. */
export function regionOf(topicArn: string): string | undefined {
  return /^arn:aws[a-z-]*:sns:([a-z0-9-]{3,40}):\d{12}:[A-Za-z0-9_.-]{1,256}$/.exec(topicArn)?.[1];
}

/** The URL, where it is that of a certificate of Amazon SNS in the region: no other host is ever asked. */
export function snsUrl(text: string, region: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined &&
    url.hostname === hostOf(region) &&
    // What a parser mends, such as a port or a user, is not what SNS wrote.
    text.startsWith(`https://${url.hostname}/`) &&
    /^\/SimpleNotificationService-[A-Za-z0-9_-]{1,100}\.pem$/.test(url.pathname) &&
    url.search === '' &&
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
