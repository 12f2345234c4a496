import { curlCommand } from './curlCommand';
import { withPlaceholder } from './placeholder';

const token = '…abcd';
const url = `https://hooks.test/integrations/v1/webhook/${token}/`;
const { shown, copied } = withPlaceholder(url, token);

it.each([
  ['a file', `receivers:\n  - url: ${url}\n`, 'receivers:\n  - url: <webhook URL>\n'],
  ['a command', curlCommand(url, '{}').split(' \\')[0] ?? '', "curl -X POST '<webhook URL>'"],
  ['two of it', `${url} ${encodeURI(url)}`, '<webhook URL> <webhook URL>'],
  ['nothing of it', 'no URL', 'no URL'],
])('%s has the placeholder, and is copied so', (_, text, expected) => {
  expect([shown(text), copied(text)]).toEqual([expected, expected]);
});

it.each([
  ['the URL alone', url, '<webhook URL>'],
  ['the token alone', token, token],
  [
    'another URL with the token',
    `https://hooks.test/heartbeat/${encodeURI(token)}/`,
    `https://hooks.test/heartbeat/${encodeURI(token)}/`,
  ],
])('of %s there is nothing to copy', (_, text, expected) => {
  expect([shown(text), copied(text)]).toEqual([expected, null]);
});
