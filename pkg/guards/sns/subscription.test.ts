import { describe, expect, test } from '@jest/globals';
import { genuineMessages } from '../../../test-support/sidecar/sns/genuine.ts';
import { signedText } from './message.ts';
import { readSubscription } from './subscription.ts';

const genuine = genuineMessages['the confirmation of a subscription'] as Record<string, string>;
const topic = genuine['TopicArn'] as string;
const token = genuine['Token'] as string;
const host = 'sns.us-west-2.amazonaws.com';
const read = (fields: unknown) =>
  readSubscription(Buffer.from(typeof fields === 'string' ? fields : JSON.stringify(fields)));

test.each([
  ['the confirmation of a subscription', 'subscription'],
  ['the end of a subscription', 'unsubscription'],
])('%s, as Amazon SNS sends it, can be confirmed', (name, kind) => {
  const message = genuineMessages[name] as Record<string, string>;
  expect(read(message)).toEqual({
    kind,
    topic,
    account: '131990247566',
    region: 'us-west-2',
    sentAt: Date.parse(message['Timestamp'] as string),
    message: JSON.stringify(message),
  });
  expect(signedText(message as never)).toContain(`SubscribeURL\n${message['SubscribeURL']}`);
});

test.each([
  ['a notification', genuineMessages['version 2']],
  ['a notification that speaks of one', { Type: 'Notification', Message: 'SubscriptionConfirmation' }],
  ['a type in another case', { ...genuine, Type: 'subscriptionconfirmation' }],
  ['no JSON', 'SubscriptionConfirmation'],
  ['a list', '["SubscriptionConfirmation"]'],
  ['null', 'null'],
])('%s is an alert', (_, fields) => {
  expect(read(fields)).toBeNull();
});

describe('one is refused', () => {
  const url = (rest: string) => ({ ...genuine, SubscribeURL: rest });
  const query = `Action=ConfirmSubscription&TopicArn=${topic}&Token=${token}`;
  test.each<[string, object]>([
    ['without a token', { ...genuine, Token: undefined }],
    ['without a URL', { ...genuine, SubscribeURL: undefined }],
    ['without a signature', { ...genuine, Signature: undefined }],
    ['with a second token in another case', { ...genuine, token: 'forged' }],
    ['with a field that is no text', { ...genuine, SubscribeURL: { toString: 1 } }],
    ['of no topic', { ...genuine, TopicArn: 'arn:aws:sqs:us-west-2:131990247566:queue' }],
    ['without a time', { ...genuine, Timestamp: 'yesterday' }],
    ['of a topic in another region', { ...genuine, TopicArn: topic.replace('us-west-2', 'us-west-1') }],
    ['that is too long', { ...genuine, Message: 'x'.repeat(20_000) }],
    ['to another host', url(`https://evil.example/?${query}`)],
    ['to a host that begins like it', url(`https://${host}.evil.example/?${query}`)],
    ['to a host that ends like it', url(`https://evil.example.${host}/?${query}`)],
    ['to a host of another service', url(`https://sqs.us-west-2.amazonaws.com/?${query}`)],
    ['to another region', url(`https://sns.us-west-1.amazonaws.com/?${query}`)],
    ['to the host of China', url(`https://${host}.cn/?${query}`)],
    ['in the clear', url(`http://${host}/?${query}`)],
    ['with a port', url(`https://${host}:8443/?${query}`)],
    ['with the port that it has anyhow', url(`https://${host}:443/?${query}`)],
    ['with a user', url(`https://me@${host}/?${query}`)],
    ['with a host as the user', url(`https://${host}@evil.example/?${query}`)],
    ['with a host in other letters', url(`https://SNS.us-west-2.amazonaws.com/?${query}`)],
    ['with a backslash', url(`https://${host}\\@evil.example/?${query}`)],
    ['with a path', url(`https://${host}/evil/?${query}`)],
    ['with a fragment', url(`https://${host}/?${query}#a`)],
    ['with a dot at the end of the host', url(`https://${host}./?${query}`)],
    ['for another action', url(`https://${host}/?${query.replace('Confirm', 'Delete')}`)],
    ['for two actions', url(`https://${host}/?${query}&Action=Unsubscribe`)],
    ['with more than is needed', url(`https://${host}/?${query}&AuthenticateOnUnsubscribe=true`)],
    ['for another topic', url(`https://${host}/?${query.replace(topic, `${topic}2`)}`)],
    ['with another token', url(`https://${host}/?${query}0`)],
    ['without a query', url(`https://${host}/`)],
    ['that is no URL', url('confirm')],
  ])('%s', (_, fields) => {
    expect(read(fields)).toEqual({ fault: expect.any(String) });
  });
});

test('one of China is confirmed at the host of China', () => {
  const TopicArn = topic.replace('arn:aws:', 'arn:aws-cn:').replace('us-west-2', 'cn-north-1');
  const SubscribeURL = `https://sns.cn-north-1.amazonaws.com.cn/?Action=ConfirmSubscription&TopicArn=${TopicArn}&Token=${token}`;
  expect(read({ ...genuine, TopicArn, SubscribeURL })).toMatchObject({ region: 'cn-north-1' });
});
