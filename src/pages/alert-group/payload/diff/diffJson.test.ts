import fc from 'fast-check';
import type { JsonNode } from '../../../../components/payload/json/json-node';
import { readJson } from '../../../../components/payload/json/readJson';
import { diffJson } from './diffJson';

function read(text: string): JsonNode {
  return readJson(text) as JsonNode;
}

function diff(before: string, after: string) {
  return diffJson(read(before), read(after)).changes.map(({ path, before, after }) => [path, before, after]);
}

it.each([
  ['nothing, whatever the order of keys', '{"a":1,"b":[1,2]}', '{"b":[1,2],"a":1}', []],
  ['a changed value', '{"a":{"b":1}}', '{"a":{"b":"1"}}', [[['a', 'b'], '1', '"1"']]],
  [
    'an added and a removed key',
    '{"a":1,"c":3}',
    '{"a":1,"b":[2]}',
    [
      [['c'], '3', undefined],
      [['b'], undefined, '[2]'],
    ],
  ],
  [
    'digits beyond a double',
    '{"n":12345678901234567890}',
    '{"n":12345678901234567891}',
    [[['n'], '12345678901234567890', '12345678901234567891']],
  ],
  ['how a number is spelt', '[1.0]', '[1]', [[[0], '1.0', '1']]],
  ['an item put in front', '[{"x":1},{"x":2}]', '[{"x":0},{"x":1},{"x":2}]', [[[0], undefined, '{"x":0}']]],
  ['an item taken from the middle', '[1,2,3]', '[1,3]', [[[1], '2', undefined]]],
  ['one item among others', '[1,{"x":2},3]', '[1,{"x":4},3]', [[[1, 'x'], '2', '4']]],
  ['another kind', '{"a":[]}', '{"a":{}}', [[['a'], '[]', '{}']]],
  ['a repeated key', '{"a":1,"a":2}', '{"a":1}', [[['a'], '2', undefined]]],
  [
    'a key of Object.prototype',
    '{"constructor":1}',
    '{"__proto__":1}',
    [
      [['constructor'], '1', undefined],
      [['__proto__'], undefined, '1'],
    ],
  ],
  ['bare values', '1', 'null', [[[], '1', 'null']]],
])('finds %s', (_, before, after, changes) => expect(diff(before, after)).toEqual(changes));

it('finds nothing exactly where two payloads are equal', () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(diff(JSON.stringify(one), JSON.stringify(one))).toEqual([]);
      // Numbers are compared as they are spelt; -0 is spelt 0 by JSON.stringify.
      const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(diff(JSON.stringify(one), JSON.stringify(other)).length === 0).toBe(isSame);
    })
  ));

it('lists the first of very many changes, and cuts long values', () => {
  const many = (offset: number) => JSON.stringify(Array.from({ length: 2000 }, (_, i) => i + offset));
  const { changes, isCut } = diffJson(read(many(0)), read(many(1_000_000)));
  expect([changes.length, isCut]).toEqual([500, true]);
  const [[, , after] = []] = diff('1', JSON.stringify('x'.repeat(100_000)));
  expect(after).toHaveLength(1001);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, member]) => [key, sorted(member)])
        .concat([['object']] as never)
    : value;
}

it('looks at what is deep in arrays as often as at what is not', () => {
  const looksAt = (depth: number) => {
    let looks = 0;
    const leaf: JsonNode = {
      kind: 'plain',
      get text() {
        looks += 1;
        return '1';
      },
    };
    const around = (last: string) =>
      Array.from({ length: depth }).reduce<JsonNode>((inner) => ({ kind: 'array', items: [inner] }), {
        kind: 'array',
        items: [leaf, { kind: 'plain', text: last }],
      });
    expect(diffJson(around('2'), around('3')).changes).toHaveLength(1);
    return looks;
  };
  expect(looksAt(90)).toBe(looksAt(2));
});
