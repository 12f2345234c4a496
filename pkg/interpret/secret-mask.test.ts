import { expect, test } from '@jest/globals';
import { createSecretMask } from './secret-mask.ts';

const mask = createSecretMask(['Token', 'a.b']);

test.each([
  ['{"Token": "abc", "Other": "abc"}', '{"Token": "***", "Other": "abc"}'],
  ['{"in":{"Token" :\n"a\\"b\\\\"}}', '{"in":{"Token" :\n"******"}}'],
  ['{"a.b": "x", "axb": "x"}', '{"a.b": "*", "axb": "x"}'],
  ['{"Status": "Token=abc"}', '{"Status": "Token=abc"}'],
  ['{"Token": "cut o', '{"Token": "*****'],
  ['Token=abc&Status=Up', 'Token=***&Status=Up'],
  ['Status=Up&Token=abc', 'Status=Up&Token=***'],
  ['', ''],
])('%j becomes %j', (text, expected) => expect(mask?.(text)).toBe(expected));

test('there is no mask where there is no secret', () => expect(createSecretMask([])).toBeNull());
