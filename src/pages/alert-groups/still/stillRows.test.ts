import { anAlertGroup } from '../../../../test-support/pages/factories';
import { holdRows } from './stillRows';

const groups = (ids: string) => [...ids].map((id) => anAlertGroup({ id }));

it.each([
  ['the same', 'ab', 0],
  ['another order', 'ba', 0],
  ['one more', 'cab', 1],
  ['one less', 'b', 1],
  ['one that makes way for another', 'ca', 2],
  ['all others', 'cd', 4],
  ['none left', '', 2],
])('keeps its rows when the new list has %s', (_, newest, heldBack) => {
  const still = holdRows(groups('ab'), groups(newest), []);
  expect({ ids: still.rows.map(({ id }) => id), heldBack: still.heldBack }).toEqual({ ids: ['a', 'b'], heldBack });
});

it('shows the newest known state of each row', () => {
  const silenced = anAlertGroup({ id: 'a', state: 'silenced' });
  const resolved = anAlertGroup({ id: 'b', state: 'resolved' });
  expect(holdRows(groups('abc'), [silenced], [resolved]).rows).toEqual([silenced, resolved, ...groups('c')]);
});
