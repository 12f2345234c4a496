import { columnRoom } from './columnRoom';
import { type ColumnId, columnWidth, defaultColumns, isOwnColumn } from './columns';

const at = (width: number, columns: readonly ColumnId[] = defaultColumns) => {
  const room = columnRoom(columns);
  return columns.filter((id) => (room.get(id) ?? 0) <= width && isOwnColumn(id));
};

it.each([
  [1200, ['number', 'state', 'title', 'integration', 'alerts', 'activity', 'started', 'last', 'who']],
  // Beside the facets at 1280 px with Grafana's menu docked; then beside the panel.
  [774, ['state', 'title', 'integration', 'alerts', 'activity', 'started', 'last', 'who']],
  [479, ['state', 'title', 'alerts', 'started']],
  [300, ['title']],
])('has room at %i px for the columns that matter most', (width, shown) => expect(at(width)).toEqual(shown));

it('never lets the columns need more than there is, with the title at its least', () => {
  const chosen: ColumnId[] = ['label.env', ...defaultColumns, 'label.team', 'label.cluster'];
  for (let width = 290; width < 1600; width += 7) {
    const needed = at(width, chosen).reduce((sum, id) => sum + columnWidth(id), 70);
    expect([width, needed <= width]).toEqual([width, true]);
  }
});

it('drops of several labels the later ones first', () => {
  const chosen: ColumnId[] = ['label.env', 'title', 'label.team'];
  expect(at(400, chosen)).toEqual(['label.env', 'title']);
});
