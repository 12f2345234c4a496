import {
  countSelected,
  extendTo,
  isEmpty,
  keepShown,
  nothingSelected,
  onlySelected,
  pageState,
  selectMatching,
  toggle,
  togglePage,
} from './selection';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString();
const rows = (ids: string) => [...ids].map((id, i) => ({ id, startedAt: at(i) }));
const shown = rows('abcdef');
const idsOf = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort().join('');

it('selects a group, and deselects it', () => {
  const one = toggle(nothingSelected, 'b');
  expect(idsOf(one)).toBe('b');
  expect(isEmpty(one)).toBe(false);
  expect(isEmpty(toggle(one, 'b'))).toBe(true);
});

it.each([
  ['down', 'b', 'd', 'bcd'],
  ['up', 'd', 'b', 'bcd'],
  ['to itself', 'c', 'c', 'c'],
])('selects a range %s', (_, from, to, expected) => {
  expect(idsOf(extendTo(toggle(nothingSelected, from), shown, to))).toBe(expected);
});

it('reaches from the same anchor again, and keeps what is outside of the range', () => {
  const first = toggle(toggle(nothingSelected, 'a'), 'c');
  const further = extendTo(extendTo(first, shown, 'd'), shown, 'e');
  expect(idsOf(further)).toBe('acde');
});

it('deselects a range where its anchor was deselected', () => {
  const all = togglePage(nothingSelected, shown);
  expect(idsOf(extendTo(toggle(all, 'b'), shown, 'd'))).toBe('aef');
});

it.each([
  ['there is no anchor', nothingSelected],
  ['the anchor is not shown any more', { ...nothingSelected, anchor: 'gone' }],
])('selects one group as a range where %s', (_, selection) => {
  expect(idsOf(extendTo(selection, shown, 'c'))).toBe('c');
});

it('selects the page, knows when it is mixed, and deselects it', () => {
  expect(pageState(nothingSelected, shown)).toBe('none');
  const one = toggle(nothingSelected, 'b');
  expect(pageState(one, shown)).toBe('some');
  const page = togglePage(one, shown);
  expect(pageState(page, shown)).toBe('all');
  expect(isEmpty(togglePage(page, shown))).toBe(true);
  expect(pageState(nothingSelected, [])).toBe('none');
});

describe('all that match', () => {
  const all = selectMatching(shown, 322, at(30));

  it('are counted, and shown as selected', () => {
    expect(countSelected(all)).toBe(322);
    expect(idsOf(all)).toBe('abcdef');
  });

  it('do not take in groups that started later, and go on with another page', () => {
    const later = [{ id: 'new', startedAt: at(31) }, ...rows('xyz')];
    const kept = keepShown(all, later);
    expect(idsOf(kept)).toBe('xyz');
    expect(kept).toMatchObject({ left: 0, matching: { total: 322 } });
  });

  it('are the shown ones without one, once that is deselected', () => {
    const rest = toggle(all, 'b');
    expect(rest.matching).toBeNull();
    expect(countSelected(rest)).toBe(5);
  });

  it('take in what is shown though the clock of the browser is behind', () => {
    const behind = selectMatching(shown, 322, at(2));
    expect(behind.matching?.asOf).toBe(at(5));
    expect(keepShown(behind, shown)).toBe(behind);
  });
});

describe('when the list changes', () => {
  const selection = toggle(toggle(nothingSelected, 'b'), 'c');

  it('stays as it is while its groups are shown, wherever', () => {
    expect(keepShown(selection, rows('xcyb'))).toBe(selection);
  });

  it('loses groups that are not shown any more, and counts them until it is changed', () => {
    const once = keepShown(selection, rows('acd'));
    expect([idsOf(once), once.left]).toEqual(['c', 1]);
    const twice = keepShown(once, rows('ad'));
    expect([idsOf(twice), twice.left]).toEqual(['', 2]);
    expect(toggle(twice, 'a').left).toBe(0);
  });
});

it('can be what an action was refused for', () => {
  expect(idsOf(onlySelected(['b', 'c']))).toBe('bc');
});
