import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const test = (Status: string, fields: object = {}) => ({
  Status,
  StatusCode: '503',
  Name: 'Shop',
  URL: 'https://shop.example.com/',
  ...fields,
});

testReadings('statuscake', [
  [
    'a test that is down',
    test('Down'),
    { groupingKey: 'Shop/https://shop.example.com/', title: 'Shop', signal: 'fire' },
  ],
  ['a test that is up', test('Up'), { groupingKey: 'Shop/https://shop.example.com/', signal: 'resolve' }],
  ['UP, as other samples have it', test('UP', { StatusCode: 200 }), { signal: 'resolve' }],
  ['a test without a name', test('Down', { Name: '' }), { title: 'https://shop.example.com/' }],
  ['an address that cannot be opened', test('Down', { URL: 'mail.example.com' }), { sourceLink: null }],
  ['tags', test('Down', { Tags: 'prod,shop', IP: '' }), { labels: { tags: 'prod,shop' } }],
]);
