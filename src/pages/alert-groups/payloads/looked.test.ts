import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { aGroupList, anAlertGroup } from '../../../../test-support/pages/factories';
import { type Looked, lookedByPage, lookedFurther, queriesForFound, withFound } from './looked';

const groups = (...numbers: number[]) => numbers.map((number) => anAlertGroup({ id: `${number}`, number }));
const looked = (change: Partial<Looked> = {}): Looked => ({ numbers: [], looked: 2000, cursor: 'c1', ...change });
const page = aGroupList(groups(9), { payloads: { looked: 2000, of: 5000, cursor: 'c1' } });

it('begins where the page has stopped to look', () => {
  expect(lookedByPage(page)).toEqual(looked());
  expect(lookedByPage({ ...page, payloads: null })).toBeNull();
  expect(lookedByPage({ ...page, nextCursor: 'next page' })).toBeNull();
});

it('adds what a request finds, each group once', () => {
  const list = aGroupList(groups(5, 4), { payloads: { looked: 4000, of: 5000, cursor: 'c2' } });
  expect(lookedFurther(looked({ numbers: [5] }), list)).toEqual({ numbers: [5, 4], looked: 4000, cursor: 'c2' });
});

it('goes on with what a request has found and not given', () => {
  const list = aGroupList(groups(5), { nextCursor: 'rest', payloads: { looked: 4000, of: 5000, cursor: null } });
  expect(lookedFurther(looked(), list).cursor).toBe('rest');
});

it('asks for the found groups alone, whether they still match, and not for those of the page', () => {
  expect(queriesForFound(read('a or payload.b=c'), looked({ numbers: [9, 5, 4] }), groups(9))).toEqual([
    '(a or payload.b=c) (number:5 or number:4)',
  ]);
  expect(queriesForFound(read('payload.b=c'), looked({ numbers: [5] }), [])).toEqual(['payload.b=c number:5']);
  expect(queriesForFound(read('payload.b=c'), looked(), groups(9))).toEqual([]);
});

it('asks for many found groups with queries that each have few terms', () => {
  const numbers = Array.from({ length: 90 }, (_, i) => i + 1);
  const queries = queriesForFound(read('payload.b=c'), looked({ numbers }), []);
  expect(queries).toHaveLength(3);
  expect(queries.flatMap((query) => query.match(/number:\d+/g))).toEqual(numbers.map((number) => `number:${number}`));
  queries.forEach(read);
});

it('shows what was found below the page, and counts it', () => {
  const resolved = anAlertGroup({ id: '4', number: 4, state: 'resolved' });
  const shown = withFound(page, looked({ looked: 4000, cursor: null }), [
    aGroupList(groups(5)),
    aGroupList([resolved]),
  ]);
  expect(shown.items.map(({ number }) => number)).toEqual([9, 5, 4]);
  expect(shown).toMatchObject({
    total: 3,
    counts: { firing: 2, resolved: 1 },
    payloads: { looked: 4000, of: 5000, cursor: null },
  });
});

function read(text: string): Query {
  const reading = parseQuery(text);
  if ('fault' in reading) {
    throw new Error(reading.fault.message);
  }
  return reading.query;
}
