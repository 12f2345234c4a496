import { anAlertGroup } from '../../../test-support/pages/factories';
import { holdRows } from './stillRows';

const groups = (ids: string) => [...ids].map((id) => anAlertGroup({ id }));

it.each([
  ['the same', 'ab', 0, 0],
  ['another order', 'ba', 0, 0],
  ['one more', 'cab', 1, 0],
  ['one less', 'b', 0, 1],
  ['one that makes way for another', 'ca', 1, 1],
  ['all others', 'cd', 2, 2],
  ['none left', '', 0, 2],
])('keeps its rows when the new list has %s', (_, newest, fresh, gone) => {
  const { rows, ...counts } = holdRows(groups('ab'), groups(newest), []);
  expect({ ids: rows.map(({ id }) => id), ...counts }).toEqual({ ids: ['a', 'b'], fresh, gone });
});

it('shows the newest known state of each row', () => {
  const silenced = anAlertGroup({ id: 'a', state: 'silenced' });
  const resolved = anAlertGroup({ id: 'b', state: 'resolved' });
  expect(holdRows(groups('abc'), [silenced], [resolved]).rows).toEqual([silenced, resolved, ...groups('c')]);
});
