import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { parseKeys, readKeyFile } from './read-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellhook-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const base64 = (key: Buffer) => key.toString('base64');

test.each([
  ['nothing', '', []],
  ['one', base64(one), [one]],
  ['two with a comma', ` ${base64(one)}, ${base64(two)} `, [one, two]],
  ['lines and remarks', `# new\n${base64(two)}\n\n# old\r\n${base64(one)}\n`, [two, one]],
  ['without padding, as for URLs', Buffer.alloc(32, 255).toString('base64url'), [Buffer.alloc(32, 255)]],
])('keys are read: %s', (_, text, keys) => {
  expect(parseKeys(text)).toEqual(keys);
});

test.each([
  ['too short', base64(Buffer.alloc(31))],
  ['too long', base64(Buffer.alloc(33))],
  ['no Base64', `${'x'.repeat(42)}!`],
  ['a password', 'correct horse battery staple'],
])('a key that is %s is refused, and not shown', (_, text) => {
  const faults = (() => {
    try {
      parseKeys(`${base64(one)},${text}`);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  })();
  expect(faults).toBe(
    'must have keys of 32 bytes in Base64, as `openssl rand -base64 32` makes them; number 2 is none'
  );
});

test('a file with keys, one without, and none', () => {
  const file = join(folder, 'keys');
  writeFileSync(file, `${base64(one)}\n`);
  expect(readKeyFile(file)).toEqual([one]);
  writeFileSync(file, '# none yet\n');
  expect(() => readKeyFile(file)).toThrow('which has no key; make one with');
  expect(() => readKeyFile(join(folder, 'nowhere'))).toThrow('cannot be read');
});
