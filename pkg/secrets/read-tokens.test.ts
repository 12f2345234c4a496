import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { parseTokens, readTokenFile } from './read-tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellhook-tokens-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string, string, Array<[number, string]>]>([
  ['nothing', '', []],
  ['one', '1=glsa_one', [[1, 'glsa_one']]],
  [
    'two with a comma',
    ' 1 = glsa_one, 12=glsa_two= ',
    [
      [1, 'glsa_one'],
      [12, 'glsa_two='],
    ],
  ],
  ['lines and remarks', '# main\n1=glsa_one\n\n# 2=glsa_off\r\n', [[1, 'glsa_one']]],
])('tokens are read: %s', (_, text, tokens) => {
  expect([...parseTokens(text)]).toEqual(tokens);
});

test.each([
  ['without an org', 'glsa_secret'],
  ['of the org 0', '0=glsa_secret'],
  ['of an org by its name', 'main=glsa_secret'],
  ['with a space', '1=glsa_ secret'],
  ['with a character that no header has', '1=glsa_sécret'],
  ['that is empty', '1='],
])('a token %s is refused, and not shown', (_, text) => {
  const refuse = () => parseTokens(`7=glsa_seven,${text}`);
  expect(refuse).toThrow('for each org; number 2 is not that');
  expect(refuse).not.toThrow(/secret/);
});

test('two tokens of an org are refused', () => {
  expect(() => parseTokens('1=glsa_a,1=glsa_b')).toThrow('has two tokens of the org 1');
});

test('a file is read, and refused where there is none or it has no token', () => {
  const path = join(folder, 'tokens');
  expect(() => readTokenFile(path)).toThrow('cannot be read: ENOENT');
  writeFileSync(path, '# none yet\n');
  expect(() => readTokenFile(path)).toThrow(`names ${path}, which has no token`);
  writeFileSync(path, '1=glsa_one\n2=glsa_two\n');
  expect(readTokenFile(path).get(2)).toBe('glsa_two');
});
