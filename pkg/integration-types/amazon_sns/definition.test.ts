import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const topic = 'arn:aws:sns:eu-west-1:1:alarms';
const arn = 'arn:aws:cloudwatch:eu-west-1:1:alarm:a b/ü';
const envelope = (Message: unknown, fields: object = {}) => ({
  Type: 'Notification',
  MessageId: 'm',
  TopicArn: topic,
  Message,
  ...fields,
});
const alarm = (NewStateValue: string, fields: object = {}) =>
  envelope(JSON.stringify({ AlarmName: 'a b/ü', AlarmArn: arn, NewStateValue, ...fields }), { Subject: NewStateValue });

testReadings('amazon_sns', [
  [
    'an alarm of CloudWatch',
    alarm('ALARM', { AlarmDescription: 'd', NewStateReason: 'r' }),
    {
      groupingKey: arn,
      title: 'a b/ü',
      message: 'd\\\nr',
      sourceLink: 'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/a%20b/%C3%BC',
      labels: { topic: 'alarms', region: 'eu-west-1' },
      signal: 'fire',
    },
  ],
  ['its recovery', alarm('OK'), { groupingKey: arn, title: 'a b/ü', signal: 'resolve' }],
  ...(['ALARM', 'OK'] as const).map(
    (state) =>
      [
        `${state} of an alarm that does not say its ARN`,
        alarm(state, { AlarmArn: undefined, AWSAccountId: '1', Region: 'EU (Ireland)' }),
        { groupingKey: '1/EU (Ireland)/a b/ü', sourceLink: null },
      ] as const
  ),
  ['an alarm without data', alarm('INSUFFICIENT_DATA'), { groupingKey: arn, signal: 'fire' }],
  [
    'dimensions as labels',
    alarm('ALARM', {
      AWSAccountId: '1',
      Trigger: { Namespace: 'AWS/EC2', MetricName: 'CPU', Dimensions: [{ name: 'InstanceId', value: 'i-1' }, null] },
    }),
    {
      labels: {
        InstanceId: 'i-1',
        account: '1',
        metric: 'CPU',
        namespace: 'AWS/EC2',
        region: 'eu-west-1',
        topic: 'alarms',
      },
    },
  ],
  [
    'an alarm of another partition, without a link',
    alarm('ALARM', { AlarmArn: 'arn:aws-cn:cloudwatch:cn-north-1:1:alarm:a' }),
    { sourceLink: null, labels: { region: 'cn-north-1', topic: 'alarms' } },
  ],
  [
    'an alarm by way of EventBridge',
    envelope(
      JSON.stringify({
        'detail-type': 'CloudWatch Alarm State Change',
        account: '1',
        region: 'eu-west-1',
        resources: [arn],
        detail: { alarmName: 'a b/ü', state: { value: 'OK', reason: 'r' } },
      })
    ),
    { groupingKey: arn, title: 'a b/ü', message: 'r', signal: 'resolve' },
  ],
  [
    'JSON of another tool',
    envelope('{"title": "T", "fingerprint": "f", "status": "resolved", "severity": "high", "Type": "mine"}'),
    { groupingKey: 'f', title: 'T', severity: 'high', signal: 'resolve', hint: null },
  ],
  [
    'plain text',
    envelope('Disk is *full*', { Subject: 'Disk' }),
    { groupingKey: `${topic}/Disk`, title: 'Disk', message: 'Disk is \\*full\\*', signal: 'fire' },
  ],
  ['broken JSON as text', envelope('{"AlarmName":'), { groupingKey: `${topic}/{"AlarmName":`, title: null }],
  ['JSON that is nested too deeply as text', envelope(`{"a":${'['.repeat(5000)}`), { title: null }],
  ['a message that is no text', envelope({ AlarmName: 'A' }), { title: null, signal: 'fire' }],
  [
    'the message alone, as raw delivery sends it',
    { AlarmName: 'A', AlarmArn: arn, NewStateValue: 'OK' },
    { groupingKey: arn, title: 'A', signal: 'resolve', hint: null },
  ],
]);
