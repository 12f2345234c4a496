import { expect, test } from '@jest/globals';
import { bodyIdOf, deliveryIdOf } from './delivery-id.ts';

test.each([
  'webhook-id',
  'x-github-delivery',
  'x-atlassian-webhook-identifier',
  'request-id',
  'x-amz-sns-message-id',
  'idempotency-key',
])('%s names a delivery', (header) => {
  const id = deliveryIdOf({ [header]: 'a' });
  expect(id).toHaveLength(16);
  expect(deliveryIdOf({ [header]: 'a' })).toEqual(id);
  expect(deliveryIdOf({ [header]: 'b' })).not.toEqual(id);
});

test('the same id in another header is a different id', () => {
  expect(deliveryIdOf({ 'webhook-id': 'a' })).not.toEqual(deliveryIdOf({ 'idempotency-key': 'a' }));
});

test.each([{}, { 'webhook-id': '' }, { 'webhook-id': 'x'.repeat(256) }, { 'x-request-id': 'a' }])(
  '%j has no delivery id',
  (headers) => {
    expect(deliveryIdOf(headers)).toBeNull();
  }
);

test('bodies with the same bytes have the same id', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(bodyIdOf(bytes('{}'))).toEqual(bodyIdOf(bytes('{}')));
  expect(bodyIdOf(bytes('{}'))).not.toEqual(bodyIdOf(bytes('{ }')));
});
