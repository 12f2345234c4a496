import { isHost } from './isHost';

it.each([
  'example.com',
  'images.example.com:8443',
  '*.example.com',
  '*.example.com:443',
  '10.0.0.1',
  '[::1]:80',
  'münchen.example',
])('accepts %s', (text) => expect(isHost(text)).toBe(true));

it.each([
  '',
  '*',
  '*.',
  '*.*.example.com',
  'a.*.com',
  'https://example.com',
  'example.com/a',
  'example.com:',
  'example.com:99999',
  'a b',
  'me@example.com',
  '?',
  'example.com#a',
])('refuses %j', (text) => expect(isHost(text)).toBe(false));
