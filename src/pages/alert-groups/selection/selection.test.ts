import {
  countSelected,
  extendTo,
  isEmpty,
  isSelected,
  isTooLarge,
  nothingSelected,
  onlySelected,
  pageState,
  selectedElsewhere,
  type Selection,
  selectMatching,
  toggle,
  togglePage,
} from './selection';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString();
const rows = (ids: string) => [...ids].map((id, i) => ({ id, startedAt: at(i) }));
const shown = rows('abcdef');
const idsOf = ({ ids }: Selection) => [...ids].sort().join('');
const shownOf = (selection: Selection, groups = shown) =>
  groups.flatMap((group) => (isSelected(selection, group) ? [group.id] : [])).join('');
const pick = (selection: Selection, id: string) => toggle(selection, shown, id);

it('selects a group, and deselects it', () => {
  const one = pick(nothingSelected, 'b');
  expect(idsOf(one)).toBe('b');
  expect(isEmpty(one)).toBe(false);
  expect(isEmpty(pick(one, 'b'))).toBe(true);
});

it.each([
  ['down', 'b', 'd', 'bcd'],
  ['up', 'd', 'b', 'bcd'],
  ['to itself', 'c', 'c', 'c'],
])('selects a range %s', (_, from, to, expected) => {
  expect(idsOf(extendTo(pick(nothingSelected, from), shown, to))).toBe(expected);
});

it('reaches from the same anchor again, and keeps what is outside of the range', () => {
  const first = pick(pick(nothingSelected, 'a'), 'c');
  const further = extendTo(extendTo(first, shown, 'd'), shown, 'e');
  expect(idsOf(further)).toBe('acde');
});

it('deselects a range where its anchor was deselected', () => {
  const all = togglePage(nothingSelected, shown);
  expect(idsOf(extendTo(pick(all, 'b'), shown, 'd'))).toBe('aef');
});

it.each([
  ['there is no anchor', nothingSelected],
  ['the anchor is not shown any more', { ...nothingSelected, anchor: 'gone' }],
])('selects one group as a range where %s', (_, selection) => {
  expect(idsOf(extendTo(selection, shown, 'c'))).toBe('c');
});

it('selects the page, knows when it is mixed, and deselects it', () => {
  expect(pageState(nothingSelected, shown)).toBe('none');
  const one = pick(nothingSelected, 'b');
  expect(pageState(one, shown)).toBe('some');
  const page = togglePage(one, shown);
  expect(pageState(page, shown)).toBe('all');
  expect(isEmpty(togglePage(page, shown))).toBe(true);
  expect(pageState(nothingSelected, [])).toBe('none');
});

describe('all that match', () => {
  const all = selectMatching(shown, 322, at(30));

  it('are counted, and shown as selected on every page, without groups that started later', () => {
    expect(countSelected(all)).toBe(322);
    expect(isEmpty(all)).toBe(false);
    expect(shownOf(all)).toBe('abcdef');
    expect(shownOf(all, [{ id: 'new', startedAt: at(31) }, ...rows('xyz')])).toBe('xyz');
    expect(selectedElsewhere(all, rows('xyz'))).toEqual([]);
  });

  it('are the shown ones without one, once that is deselected', () => {
    const rest = pick(all, 'b');
    expect(rest.matching).toBeNull();
    expect(idsOf(rest)).toBe('acdef');
  });

  it('are deselected with the page', () => {
    expect(isEmpty(togglePage(all, shown))).toBe(true);
  });

  it('take in what is shown though the clock of the browser is behind', () => {
    const behind = selectMatching(shown, 322, at(2));
    expect(behind.matching?.asOf).toBe(at(5));
    expect(shownOf(behind)).toBe('abcdef');
  });
});

describe('on another page', () => {
  const selection = pick(pick(nothingSelected, 'b'), 'c');
  const other = rows('uvwx');

  it('stays, and tells what is not shown', () => {
    expect(shownOf(selection, other)).toBe('');
    expect(selectedElsewhere(selection, other)).toEqual(['b', 'c']);
    expect(selectedElsewhere(selection, rows('xcy'))).toEqual(['b']);
    expect(pageState(selection, other)).toBe('none');
  });

  it('grows by groups, ranges and the page there, which can be deselected again', () => {
    const one = toggle(selection, other, 'u');
    expect(idsOf(one)).toBe('bcu');
    expect(idsOf(extendTo(one, other, 'w'))).toBe('bcuvw');
    const page = togglePage(selection, other);
    expect(idsOf(page)).toBe('bcuvwx');
    expect(idsOf(togglePage(page, other))).toBe('bc');
  });

  it('has no end of a range on the page before', () => {
    expect(idsOf(extendTo(selection, other, 'v'))).toBe('bcv');
  });
});

it('is too large with more groups than an action can name, unless they are all that match', () => {
  const ids = (length: number) => Array.from({ length }, (_, i) => `${i}`);
  expect(isTooLarge(onlySelected(ids(1000)))).toBe(false);
  expect(isTooLarge(onlySelected(ids(1001)))).toBe(true);
  expect(isTooLarge(selectMatching(shown, 5000, at(30)))).toBe(false);
});

it('can be what an action was refused for', () => {
  expect(idsOf(onlySelected(['b', 'c']))).toBe('bc');
});
