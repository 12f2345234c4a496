import { anyKeyField } from '../common-names.ts';
import { around, field, joined, list } from '../expressions.ts';
import { tool } from '../tool.ts';
import type { TypeDefinition } from '../type-definition.ts';
import { openMessage } from './payload.ts';

const topic = `(${field('TopicArn')}).split(":") | last`;
const alarm = field('AlarmName', 'detail.alarmName');
const arn = `(${field('AlarmArn')} or (${list('resources')} | first or ""))`;
const region = `(${arn}).split(":")[3]`;

/**
 * SNS wraps what it sends in an envelope: an alarm of CloudWatch, also by way of EventBridge, any other JSON, or plain text.
 * Before all else it asks to confirm the subscription.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export const definition: TypeDefinition = {
  ...tool({
    sender: 'Amazon SNS',
    fields: ['TopicArn', 'AlarmName', 'detail-type'],
    ownFields: [['Type', 'MessageId', 'TopicArn']],
    title: field('AlarmName', 'detail.alarmName', 'title', 'Subject', 'detail-type'),
    message: `${joined('\n', field('AlarmDescription'), field('NewStateReason', 'detail.state.reason'))}
   or ${field('message', 'text', 'description', 'Message')}`,
    link: `("https://console.aws.amazon.com/cloudwatch/home?region=" ~ ${region} ~ "#alarmsV2:alarm/" ~ (${alarm}) | urlencode
   if ${alarm} and (${arn}).startswith("arn:aws:cloudwatch:") else "")`,
    key: `(${arn} or ${joined('/', field('AWSAccountId', 'account'), field('Region', 'region'), alarm)} if ${alarm} else "")
   or ${anyKeyField}
   or ${joined('/', field('TopicArn'), field('Subject', 'Message'))}`,
    recovery: `${field('detail.state.value')} == "OK"`,
    labels: {
      topic,
      account: field('AWSAccountId', 'account'),
      region: `${around('', region)} if ${arn} else ${field('region')}`,
      namespace: field('Trigger.Namespace'),
      metric: field('Trigger.MetricName'),
    },
    moreLabels: `{%- for dimension in ${list('Trigger.Dimensions')} if dimension is mapping and dimension["name"] is string -%}
{%- set _ = labels.update({dimension["name"]: dimension["value"]}) -%}
{%- endfor -%}`,
    // By which anybody confirms the subscription.
    secretFields: ['Token', 'SubscribeURL'],
    webhookPage: 'The state <code>OK</code> resolves the group of a CloudWatch alarm.',
  }),
  complete: openMessage,
  handshake: 'sns',
};
