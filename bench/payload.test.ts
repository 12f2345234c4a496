import { expect, test } from '@jest/globals';
import { alertmanagerBody, bodySize, bodyWithKey, formattedBody } from './payload.ts';

test.each([
  ['formatted_webhook', formattedBody],
  ['Alertmanager', alertmanagerBody],
])('a body for %s is JSON with its key, and of one size whatever the key', (_, body) => {
  for (const [key, text] of [
    [0, 'disk-space-00000000'],
    [49_999, 'disk-space-00049999'],
  ] as const) {
    const sent = bodyWithKey(body, key);
    expect(Buffer.byteLength(sent)).toBe(bodySize);
    expect(JSON.stringify(JSON.parse(sent))).toContain(`"${text}"`);
  }
});
