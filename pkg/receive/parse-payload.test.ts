import { Dict, Float, List, type Value } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nestsDeeperThan } from './json/nesting.ts';
import { parsePayload } from './parse-payload.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=x';
const deep = '['.repeat(101) + ']'.repeat(101);
const nest = (text: string, times: number): string => (times === 0 ? text : JSON.stringify(nest(text, times - 1)));
const bytes = (body: string | number[]) => Buffer.from(body as string);

/** A multipart form with so many fields. */
const fieldsOf = (count: number) =>
  `${Array.from({ length: count }, (_, i) => `--x\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\nv\r\n`).join('')}--x--\r\n`;

/** The payload, with its value as JSON.parse would give it. */
async function plainPayload(...args: Parameters<typeof parsePayload>) {
  const parsed = await parsePayload(...args);
  return 'payload' in parsed ? { payload: { ...parsed.payload, value: plain(parsed.payload.value) } } : parsed;
}

function plain(value: Value): unknown {
  if (value instanceof Dict) {
    return Object.fromEntries([...value.entries()].map(([key, item]) => [key, plain(item)]));
  }
  return value instanceof List ? value.items.map(plain) : value instanceof Float ? value.value : value;
}

describe('accepted', () => {
  test.each([
    ['an object', '{"a":1}', json, { a: 1 }],
    ['a content type in another case', '{"a":1}', 'Application/JSON; Charset="UTF-8"', { a: 1 }],
    ['no content type', '{"a":1}', undefined, { a: 1 }],
    ['another content type', '{"a":1}', 'text/plain', { a: 1 }],
    ['a json suffix', '{"a":1}', 'application/vnd.x+json', { a: 1 }],
    ['JSON that curl sends as a form', '{"a":1}', form, { a: 1 }],
    ['an array', '[{"a":1},{"b":2}]', json, [{ a: 1 }, { b: 2 }]],
    ['a string', '"text"', json, 'text'],
    ['a number', '1.50', json, 1.5],
    ['null', 'null', json, null],
    ['100 levels', '['.repeat(100) + ']'.repeat(100), json, JSON.parse('['.repeat(100) + ']'.repeat(100))],
    [
      'a repeated key that hides 100,000 levels',
      `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"a":1}`,
      json,
      { a: 1 },
    ],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d], json, {}],
    ['latin-1', [0x22, 0xe9, 0x22], 'application/json; charset=iso-8859-1', 'é'],
    ['an object in a string', JSON.stringify('{"a":1}'), json, { a: 1 }],
    ['an array in a string', JSON.stringify(' [1]'), json, [1]],
    ['an object in a string in a string', JSON.stringify(JSON.stringify('{"a":1}')), json, { a: 1 }],
    ['an object in three strings', nest('{"a":1}', 3), json, nest('{"a":1}', 2)],
    ['a string in a string', JSON.stringify('"a"'), json, '"a"'],
    ['a number in a string', '"1"', json, '1'],
    ['a string that only begins like an array', '"[Shop] Down"', json, '[Shop] Down'],
    ['101 levels in a string', JSON.stringify(deep), json, deep],
    ['raw control characters in strings', '{"a\tb": "1\r\n2\u001b"}', json, { 'a\tb': '1\r\n2\u001b' }],
    ['raw line breaks in and between strings', '{\n"a":\n"1\n2"\n}', json, { a: '1\n2' }],
    ['a raw NUL in a string', '"\0"', json, '\0'],
    ['a raw line break after an escaped quote', '{"a": "\\"\n"}', json, { a: '"\n' }],
    ['raw line breaks in an object in a string', JSON.stringify('{"a":"1\n2"}'), json, { a: '1\n2' }],
    ['raw line breaks in a string that contains an object', '"{\n}"', json, {}],
    ['JSON in a field of a form', 'a=1&b=%7B%22c%22%3A1%7D&d=[Shop]', form, { a: '1', b: { c: 1 }, d: '[Shop]' }],
    ['a form, with the last value of a repeated field', 'a=1&a=2&b=x+y%21', form, { a: '2', b: 'x y!' }],
  ] as Array<[string, string | number[], string | undefined, unknown]>)('%s', async (_, body, contentType, value) => {
    expect(await plainPayload(bytes(body), contentType)).toMatchObject({ payload: { value } });
  });

  test('the text is kept as received: order and repetition of keys, spelling of numbers, white space', async () => {
    const text = ' {"b": 1.0, "10": 12345678901234567890, "2": [ ], "b": 2}\n';
    expect(await parsePayload(bytes(text), json)).toMatchObject({ payload: { text } });
  });

  test('an object in a string is kept as its own text, which a database can store', async () => {
    expect(await parsePayload(bytes(JSON.stringify('{ "b": 1.0 }')), json)).toMatchObject({
      payload: { text: '{ "b": 1.0 }', note: null },
    });
    expect(await plainPayload(bytes('"{\\"a\\": \\"\\ud800\\"}"'), json)).toMatchObject({
      payload: { text: '{"a": "\ufffd"}', value: { a: '\ufffd' } },
    });
  });

  test.each([
    ['a line break', '{"a": "1\n2"}', '{"a": "1\\n2"}'],
    ['a line break in an object in a string', JSON.stringify('{"a": "1\n2"}'), '{"a": "1\\n2"}'],
    ['a line break in the string around an object', '"{\n}"', '{\n}'],
  ])('%s is escaped and noted, and the kept text is JSON', async (_, body, text) => {
    expect(await parsePayload(bytes(body), json)).toMatchObject({
      payload: { text, note: expect.stringContaining('raw line breaks') },
    });
  });

  test('the fields of a multipart form', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nDown\r\n--x--\r\n';
    expect(await plainPayload(bytes(body), 'multipart/form-data; boundary=x')).toEqual({
      payload: { value: { title: 'Down' }, text: '{"title":"Down"}', note: null },
    });
  });

  test('a key named __proto__ is a key like any other', async () => {
    const parsed = await parsePayload(bytes('__proto__=x'), form);
    expect(parsed).toMatchObject({ payload: { text: '{"__proto__":"x"}' } });
  });
});

describe('rejected', () => {
  test.each([
    ['nothing', '', json, 'empty_body'],
    ['white space', ' \n', json, 'empty_body'],
    ['a truncated object', '{"a":', json, 'invalid_json'],
    ['NaN', 'NaN', json, 'invalid_json'],
    ['text', 'hello', 'text/plain', 'invalid_json'],
    ['two values', '{} {}', json, 'invalid_json'],
    ['a raw line break after a backslash', '"a\\\n"', json, 'invalid_json'],
    ['a raw line break in a string that never ends', '{"a": "b\n}', json, 'invalid_json'],
    ['a raw line break and another fault', '{"a": "b\n",}', json, 'invalid_json'],
    ['a raw control character between values', '[1,\u00012]', json, 'invalid_json'],
    ['10,000 NULs in a string', `"${'\0'.repeat(10_000)}"`, json, 'invalid_json'],
    ['101 levels with a raw line break', `${deep.slice(0, 101)}"\n"${deep.slice(101)}`, json, 'too_deep'],
    ['invalid UTF-8', [0x22, 0xff, 0x22], json, 'invalid_text'],
    ['an unknown charset', '{}', 'application/json; charset=klingon', 'unsupported_charset'],
    ['101 levels', '['.repeat(101) + ']'.repeat(101), json, 'too_deep'],
    ['100,000 levels', '['.repeat(100_000), json, 'too_deep'],
    ['a truncated multipart form', '--y\r\n', 'multipart/form-data; boundary=x', 'invalid_form'],
    ['a multipart form without a boundary', 'x', 'multipart/form-data', 'invalid_form'],
    ['a multipart form without fields', '--x--\r\n', multipart, 'invalid_form'],
    [
      'a field without a name',
      '--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--\r\n',
      multipart,
      'invalid_form',
    ],
    ['a multipart form with 1001 fields', fieldsOf(1001), multipart, 'invalid_form'],
    [
      'a file',
      '--x\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n',
      'multipart/form-data; boundary=x',
      'file_upload',
    ],
  ] as Array<[string, string | number[], string, string]>)('%s', async (_, body, contentType, rejection) => {
    expect(await parsePayload(bytes(body), contentType)).toMatchObject({ rejection });
  });
});

describe('a payload in a field', () => {
  const data = '{"n": 1.0}';
  const part = (attributes: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; ${attributes}\r\n\r\n${value}\r\n--x--\r\n`;
  const nested = deep.slice(1, -1);

  test.each([
    ['of a form', 'other=1&data=%7B%22n%22%3A%201.0%7D', form, data],
    ['of a multipart form', part('name="data"', data), multipart, data],
    ['of a multipart form, as a file', part('name="data"; filename="a.json"', data), multipart, data],
    ['of an object', `{"other": 1, "data": ${JSON.stringify(data)}}`, json, data],
    ['that is a list', 'data=[1]', form, '[1]'],
    ['the first of two names', `payload=[2]&data=[1]`, form, '[1]'],
    ['the second name if the first has a text', `payload=[2]&data=x`, form, '[2]'],
    ['once only', JSON.stringify({ data: '{"data":"[1]"}' }), json, '{"data":"[1]"}'],
    ['of 100 levels', `data=${nested}`, form, nested],
    ['of 101 levels, which is a text', `data=${deep}`, form, `{"data":"${deep}"}`],
    ['that is a text', '{"data": "[Shop] Down"}', json, '{"data": "[Shop] Down"}'],
    ['that is a value of its own', '{"data": {"n": 1}}', json, '{"data": {"n": 1}}'],
    ['that is not there', '{"n": 1}', json, '{"n": 1}'],
    ['of something else than an object', `["data", "{}"]`, json, `["data", "{}"]`],
  ])('%s', async (_, body, contentType, text) => {
    expect(await parsePayload(bytes(body), contentType, ['data', 'payload'])).toMatchObject({
      payload: { text },
    });
  });

  test('is repaired and noted', async () => {
    expect(await parsePayload(bytes('data={"a":"1%0A2"}'), form, ['data'])).toMatchObject({
      payload: { text: '{"a":"1\\n2"}', note: expect.stringContaining('raw line breaks') },
    });
  });

  test('does not let files into other fields', async () => {
    const body = part('name="other"; filename="a.json"', data);
    expect(await parsePayload(bytes(body), multipart, ['data'])).toEqual({ rejection: 'file_upload' });
  });
});

test('multipart forms of any parts are read or refused', async () => {
  const piece = fc.constantFrom(
    '--x',
    '--x--',
    '\r\n',
    '\n',
    'Content-Disposition: form-data',
    '; name="a"',
    '; filename="f"',
    'v',
    ':',
    '\0',
    'ü'
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const parsed = await parsePayload(Buffer.from(`--x\r\n${pieces.join('')}`), multipart, ['a']);
      expect('payload' in parsed || 'rejection' in parsed).toBe(true);
    })
  );
});

test('any bytes with any content type give either a payload or a rejection', async () => {
  const contentTypes = fc.constantFrom(
    undefined,
    json,
    form,
    'multipart/form-data; boundary=x',
    'text/plain; charset=utf-16le'
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), contentTypes, async (body, contentType) => {
      const parsed = await parsePayload(Buffer.from(body), contentType);
      expect('payload' in parsed || 'rejection' in parsed).toBe(true);
    })
  );
});

test('nesting is counted outside strings', () => {
  expect(nestsDeeperThan('[["]]]\\"[[["]]', 2)).toBe(false);
  expect(nestsDeeperThan('[["\\\\"],[[]]]', 2)).toBe(true);
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const depth = depthOf(value);
      const text = JSON.stringify(value);
      expect(nestsDeeperThan(text, depth)).toBe(false);
      expect(depth === 0 || nestsDeeperThan(text, depth - 1)).toBe(true);
    })
  );
});

function depthOf(value: unknown): number {
  if (value === null || typeof value !== 'object') {
    return 0;
  }
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
