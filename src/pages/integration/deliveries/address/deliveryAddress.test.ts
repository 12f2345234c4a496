import { changedSearch } from '../../../../components/changedSearch';
import { readAddress, toQuery } from './deliveryAddress';

beforeAll(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23T12:34:56.000Z') });
});
afterAll(() => {
  jest.useRealTimers();
});

it.each(['outcome=', 'outcome=A%20b', 'from=yesterday', 'to=now-x', 'q=', 'cursor=', 'delivery=0', 'delivery=x'])(
  'leaves out %s',
  (search) => expect(readAddress(search)).toEqual({})
);

it('reads what it writes', () => {
  const address = {
    outcome: 'rejected,limited',
    from: 'now-6h',
    to: 'now',
    q: 'a "b" & c',
    cursor: 'x',
    delivery: '7',
  };
  expect(readAddress(changedSearch('?theme=light', address))).toEqual(address);
});

it('asks for times as they are now', () => {
  expect(toQuery({ from: 'now-1h', to: 'now', delivery: '7' })).toEqual({
    from: '2026-11-23T11:34:56.000Z',
    to: '2026-11-23T12:34:56.000Z',
  });
});
