import { parseJson } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import {
  genuineCertificate,
  genuineHost,
  genuineMessages,
  genuineTime,
} from '../../../test-support/sidecar/sns/genuine.ts';
import { certificateNames, snsUrl } from './addresses.ts';
import { createSnsCertificates, readCertificate } from './certificates.ts';
import { isPublicAddress } from './public-address.ts';
import { createSnsCheck } from './verify.ts';

const message = genuineMessages['version 2'] as Record<string, string>;
const check = async (fields: unknown, topics: readonly string[] = [], now = genuineTime) => {
  const certificates = createSnsCertificates({ get: () => Promise.resolve(genuineCertificate) });
  const text = typeof fields === 'string' ? fields : JSON.stringify(fields);
  const verdict = await createSnsCheck(certificates)(Buffer.from(text), topics, now);
  return verdict.ok ? verdict.id : verdict.refusal;
};

test.each(Object.entries(genuineMessages))('what Amazon SNS has signed is let in: %s', async (_, fields) => {
  expect(await check(fields)).toBe(fields['MessageId']);
  for (const name of ['Message', 'MessageId', 'TopicArn', 'Type', 'Subject', 'Token', 'SubscribeURL']) {
    const other = name === 'Type' ? 'Notification' : `${fields[name] ?? ''}x`;
    if (fields[name] !== other && (name in fields || name === 'Subject')) {
      const isSigned = name !== 'Subject' || fields['Type'] === 'Notification';
      const verdict = await check({ ...fields, [name]: other });
      expect([name, verdict]).toEqual([name, isSigned ? 'signature_wrong' : fields['MessageId']]);
    }
  }
});

describe('a message is refused', () => {
  test.each<[string, object | string, string]>([
    [
      'whose signature is another one',
      { ...message, Signature: Buffer.alloc(256).toString('base64') },
      'signature_wrong',
    ],
    ['whose signature is none', { ...message, Signature: 'no Base64!' }, 'signature_wrong'],
    ['of another version', { ...message, SignatureVersion: '1' }, 'signature_wrong'],
    ['of a version to come', { ...message, SignatureVersion: '3' }, 'signature_wrong'],
    ['without a signature', { ...message, Signature: undefined }, 'signature_missing'],
    ['with a field that nobody signs', { ...message, AlarmName: 'forged' }, 'signature_missing'],
    ['with a field in another case', { ...message, message: 'forged' }, 'signature_missing'],
    ['with a field that is no text', { ...message, Subject: { a: 1 } }, 'signature_missing'],
    ['that is a list', [message], 'signature_missing'],
    ['that is no JSON', 'Message', 'signature_missing'],
    ['that is empty', '', 'signature_missing'],
    ['whose certificate is elsewhere', { ...message, SigningCertURL: 'https://evil.example/a.pem' }, 'signature_wrong'],
    ['whose topic is none', { ...message, TopicArn: 'arn' }, 'signature_wrong'],
  ])('%s', async (_, fields, refusal) => {
    expect(await check(fields)).toBe(refusal);
  });

  test('of a topic that may not send', async () => {
    const topic = message['TopicArn'] as string;
    expect(await check(message, [topic])).toBe(message['MessageId']);
    expect(await check(message, [`${topic}2`])).toBe('topic_refused');
  });

  test('that was published more than an hour from now', async () => {
    const at = Date.parse(message['Timestamp'] as string);
    const hour = 60 * 60 * 1000;
    expect([await check(message, [], at + hour), await check(message, [], at - hour)]).toEqual([
      message['MessageId'],
      message['MessageId'],
    ]);
    expect([await check(message, [], at + hour + 1), await check(message, [], at - hour - 1)]).toEqual([
      'timestamp_refused',
      'timestamp_refused',
    ]);
    expect(await check({ ...message, Timestamp: 'soon' })).toBe('timestamp_refused');
  });
});

test('of a field that is there twice, both who checks and who reads takes the last one', async () => {
  const text = JSON.stringify(message).replace('{', '{"Message":"forged",');
  expect(await check(text)).toBe(message['MessageId']);
  expect((parseJson(text) as unknown as Map<string, unknown>).get('Message')).toBe(message['Message']);
});

test.each([
  ['https://sns.us-west-2.amazonaws.com/SimpleNotificationService-ab12.pem', 'us-west-2', true],
  ['https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-ab12.pem', 'cn-north-1', true],
  ['https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com.cn/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['http://sns.us-west-2.amazonaws.com/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com:8443/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com:443/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://user@sns.us-west-2.amazonaws.com/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com.evil.example/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://evil.example/sns.us-west-2.amazonaws.com/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com@evil.example/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com\\@evil.example/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://SNS.us-west-2.amazonaws.com/SimpleNotificationService-ab12.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com/x/../SimpleNotificationService-ab12.pem', 'us-west-2', true],
  ['https://sns.us-west-2.amazonaws.com/other.pem', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com/SimpleNotificationService-ab12.pem?a=b', 'us-west-2', false],
  ['https://sns.us-west-2.amazonaws.com/SimpleNotificationService-ab12.pem#a', 'us-west-2', false],
  ['', 'us-west-2', false],
])('%s is a certificate of the region %s: %s', (text, region, expected) => {
  expect(snsUrl(text, region) !== undefined).toBe(expected);
});

test.each([
  ['sns.us-west-2.amazonaws.com', 'sns.amazonaws.com'],
  ['sns.af-south-1.amazonaws.com', 'sns-signing.af-south-1.amazonaws.com'],
  ['sns.af-south-1.amazonaws.com', 'sns.af-south-1.amazonaws.com'],
  ['sns.us-gov-east-1.amazonaws.com', 'sns-us-gov-west-1.amazonaws.com'],
  ['sns.cn-north-1.amazonaws.com.cn', 'sns-cn-north-1.amazonaws.com.cn'],
])('the certificate of %s may be called %s', (host, name) => {
  expect(certificateNames(host)).toContain(name);
});

test('the certificate of Amazon SNS counts while it is valid, and at a host of the same partition', () => {
  const valid = { from: Date.parse('2025-11-10T00:00:00Z'), to: Date.parse('2026-10-14T23:59:59Z') };
  expect(readCertificate(genuineCertificate, genuineHost, genuineTime).subject).toBe('CN=sns.amazonaws.com');
  for (const now of [valid.from - 1, valid.to + 1]) {
    expect(() => readCertificate(genuineCertificate, genuineHost, now)).toThrow('not valid at this time');
  }
  const china = 'sns.cn-north-1.amazonaws.com.cn';
  expect(() => readCertificate(genuineCertificate, china, genuineTime)).toThrow('not one with which Amazon SNS signs');
  expect(() => readCertificate('<html>', genuineHost, genuineTime)).toThrow('has given no certificate');
});

test.each([
  ['52.94.5.1', true],
  ['2600:1f14::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['192.168.1.1', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:127.0.0.1', false],
])('%s is an address of the Internet: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
