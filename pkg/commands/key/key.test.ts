import { expect, test } from '@jest/globals';
import { callCommand } from '../../../test-support/sidecar/run-command.ts';
import { parseKeys } from '../../secrets/read-keys.ts';

test('makes keys that the sidecar takes, each another one', async () => {
  const [first, second] = [await callCommand(['key', 'new']), await callCommand(['key', 'new'])];
  expect(first).toMatchObject({ code: 0, fault: '' });
  expect(parseKeys(`${first.output}${second.output}`)).toHaveLength(2);
  expect(first.output).not.toBe(second.output);
});

test('does nothing else', async () => {
  expect(await callCommand(['key', 'old'])).toMatchObject({ code: 2, output: '' });
});
