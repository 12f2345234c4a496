import type { TypeExamples } from '../type-presentation.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:alarms';

export const examples: TypeExamples = {
  firing: notification(
    'ALARM: "High CPU" in EU (Ireland)',
    'ALARM',
    'OK',
    'Threshold Crossed: 1 datapoint [97.2 (23/11/26 11:58:00)] was greater than the threshold (95.0).'
  ),
  resolving: notification(
    'OK: "High CPU" in EU (Ireland)',
    'OK',
    'ALARM',
    'Threshold Crossed: 1 datapoint [61.4 (23/11/26 12:20:00)] was not greater than the threshold (95.0).'
  ),
  // Plain text that somebody has published.
  odd: {
    Type: 'Notification',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    TopicArn: topic,
    Message: 'The nightly backup has not run.',
    Timestamp: '2026-11-23T11:58:00.000Z',
    SignatureVersion: '1',
    Signature: 'RXhhbXBsZQ==',
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0000000000000000.pem',
  },
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html',
  shown: {
    title: 'High CPU',
    severity: null,
    link: 'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/High%20CPU',
  },
};

function notification(Subject: string, NewStateValue: string, OldStateValue: string, NewStateReason: string) {
  return {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: topic,
    Subject,
    Message: JSON.stringify({
      AlarmName: 'High CPU',
      AlarmDescription: 'The shop is slow.',
      AWSAccountId: '123456789012',
      AlarmConfigurationUpdatedTimestamp: '2026-11-01T08:00:00.000+0000',
      NewStateValue,
      NewStateReason,
      StateChangeTime: '2026-11-23T11:58:00.000+0000',
      Region: 'EU (Ireland)',
      AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:High CPU',
      OldStateValue,
      OKActions: [topic],
      AlarmActions: [topic],
      InsufficientDataActions: [],
      Trigger: {
        MetricName: 'CPUUtilization',
        Namespace: 'AWS/EC2',
        StatisticType: 'Statistic',
        Statistic: 'AVERAGE',
        Unit: null,
        Dimensions: [{ value: 'i-0bdfd1d9cc7426bcb', name: 'InstanceId' }],
        Period: 300,
        EvaluationPeriods: 1,
        DatapointsToAlarm: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: 95,
        TreatMissingData: 'missing',
        EvaluateLowSampleCountPercentile: '',
      },
    }),
    Timestamp: '2026-11-23T11:58:00.000Z',
    SignatureVersion: '1',
    Signature: 'RXhhbXBsZQ==',
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0000000000000000.pem',
    UnsubscribeURL: `https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${topic}:c9135db0`,
  };
}
