import { changedSearch } from '../../../components/changedSearch';
import { readAddress } from './listAddress';

const read = (search: string) => readAddress(new URLSearchParams(search));

it('tells an empty query from none', () => {
  expect(read('').q).toBeUndefined();
  expect(read('q=').q).toBe('');
});

it.each(['limit=7', 'limit=25x', 'sort=colour', 'order=up', 'cursor=', 'view='])('leaves out %s', (search) => {
  expect(read(search)).toEqual(read(''));
});

it('reads what it writes', () => {
  const address = { q: 'a "b" & c', sort: 'alerts', order: 'asc', limit: 50, cursor: 'x', view: 'v' } as const;
  expect(read(changedSearch('?theme=light', address))).toEqual(address);
});
