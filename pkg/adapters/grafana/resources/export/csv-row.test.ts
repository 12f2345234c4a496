import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRow } from './csv-row.ts';

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['=HYPERLINK("https://x","y")', `"'=HYPERLINK(""https://x"",""y"")"`],
  ['a=b', 'a=b'],
  ['', ''],
])('the text %j is the cell %j', (text, cell) => {
  expect(csvRow([text])).toBe(`${cell}\r\n`);
});

test('numbers and nothing are as they are', () => {
  expect(csvRow([-2, null, 0])).toBe('-2,,0\r\n');
});

test('whatever the texts are, a row is read back cell by cell, and no cell is a formula', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;a') }));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      const cells = readRow(csvRow(texts));
      expect(cells.map((cell, i) => (cell === texts[i] ? cell : cell.slice(1)))).toEqual(texts);
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    })
  );
});

/** Reads a row as RFC 4180 says. */
function readRow(row: string): string[] {
  const cells: string[] = [];
  let rest = row;
  do {
    const [whole, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n$)/.exec(rest) as RegExpExecArray;
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    rest = rest.slice((whole as string).length);
    if ((whole as string).endsWith('\r\n') && rest === '') {
      return cells;
    }
  } while (rest !== '');
  return cells;
}
