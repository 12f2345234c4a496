import { css, type CSSObject } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { cut } from '../../../components/cut';
import { cutLines } from '../../../components/cutLines';
import { onlyRead } from '../../../components/onlyRead';
import { columnRoom, edges } from './columnRoom';
import { type ColumnId, columnWidth } from './columns';

/** Below this width of the list, in px, each row is a card. It is the list's width, because menu and panel are beside it. */
export const narrow = 440;

/** As a part of a table it keeps its display. */
const cutCell: CSSObject = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };
const clamp = (lines: number): CSSObject => ({
  flexBasis: '100%',
  whiteSpace: 'normal',
  overflowWrap: 'anywhere',
  ...cutLines(lines),
});
const at = (...columns: string[]) => columns.map((id) => `td[data-column="${id}"]`).join(', ');

/** From this width of the list on, in px, states are written in full. */
const roomy = 1000;

/** The widths of the columns, and from which width of the list on each is shown. */
export function columnStyles(columns: readonly ColumnId[]): string {
  const rules = [...columnRoom(columns)].flatMap(([id, room]) => {
    const cell = `[data-column=${JSON.stringify(id)}]`;
    return [
      id === 'title' ? {} : { [`th${cell}`]: { width: cssWidth(id) } },
      { [`@container (${narrow}px <= width < ${room}px)`]: { [`th${cell}, td${cell}`]: { display: 'none' } } },
    ];
  });
  return css([
    ...Object.entries(edges).map(([id, width]) => ({ [`th[data-column="${id}"]`]: { width } })),
    ...rules,
    { [`@container (width >= ${roomy}px)`]: { 'th[data-column="state"]': { width: columnWidth('state') + 34 } } },
  ]);
}

/** Names get some of the room of a wide list; the least width of the title is more than they take of it. */
function cssWidth(id: ColumnId): string {
  const least = columnWidth(id);
  const share = { integration: 10, who: 8 }[id as string];
  return share === undefined ? `${least}px` : `clamp(${least}px, ${share}cqi, ${least + 70}px)`;
}

export const tableStyles = (theme: GrafanaTheme2) => ({
  list: css({ containerType: 'inline-size' }),
  stale: css({ opacity: 0.6 }),
  hidden: css(onlyRead),
  oneLine: css({ [at('title')]: { whiteSpace: 'nowrap' } }),
  twoLines: css({
    '[data-part="title"]': { flexWrap: 'wrap' },
    '[data-part="title"] > a': clamp(2),
  }),
  table: css({
    width: '100%',
    svg: { fill: 'currentColor', verticalAlign: 'middle' },
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    'th, td': { height: theme.spacing(4), padding: theme.spacing(0, 0.5), textAlign: 'start', ...cutCell },
    'td > bdi, td > a > bdi': cut,
    th: { fontWeight: theme.typography.fontWeightMedium },
    '[data-end]': { textAlign: 'end' },
    tr: { borderBottom: `1px solid ${theme.colors.border.weak}` },
    'tbody tr:hover': { background: theme.colors.action.hover },
    'tbody tr[aria-current], tbody tr[data-selected]': { background: theme.colors.action.selected },
    a: { color: 'inherit', '&:hover': { textDecoration: 'underline' } },
    ...severities(theme),
    ...states(theme),
    ...words,
    '[data-column="mark"]': { paddingInline: 0, textAlign: 'center' },
    'abbr[title]': { fontSize: 10, textDecoration: 'none', borderBottom: 'none', cursor: 'help' },
    [at('select', 'menu')]: { paddingInline: theme.spacing(0.5) },
    // What is no text has no dots where it is cut.
    '[data-column="mark"], [data-column="select"], [data-column="activity"], [data-column="menu"]': {
      textOverflow: 'clip',
    },
    [`${at('menu')} button`]: { verticalAlign: 'middle' },
    [at('title')]: { color: theme.colors.text.primary, fontSize: theme.typography.body.fontSize },
    [at('who')]: { color: theme.colors.text.primary },
    ...titleAndLabels(theme),
    ...cards(theme),
  }),
});

function severities(theme: GrafanaTheme2): CSSObject {
  const color = (name: string) => theme.visualization.getColorByName(name);
  const bars = {
    critical: color('red'),
    high: color('orange'),
    warning: color('yellow'),
    info: color('blue'),
    none: 'transparent',
  };
  return Object.fromEntries(
    Object.entries(bars).map(([severity, bar]) => [
      `tr[data-severity="${severity}"] ${at('mark')}`,
      { boxShadow: `inset ${theme.spacing(0.5)} 0 ${bar}`, paddingInlineStart: theme.spacing(0.5) },
    ])
  );
}

const states = (theme: GrafanaTheme2): CSSObject => ({
  '[data-state="firing"]': { color: theme.colors.error.text },
  '[data-state="acknowledged"]': { color: theme.colors.warning.text },
  '[data-state="silenced"]': { color: theme.colors.info.text },
  '[data-state="resolved"]': { color: theme.colors.success.text },
});

/** A state has a short word where the list is neither wide nor of cards; what reads aloud has the whole one everywhere. */
const words: CSSObject = {
  '[data-part="short"]': { display: 'none' },
  [`@container (${narrow}px <= width < ${roomy}px)`]: {
    '[data-part="short"]': { display: 'inline' },
    '[data-part="word"]': onlyRead,
  },
};

const titleAndLabels = (theme: GrafanaTheme2): CSSObject => ({
  '[data-part="title"]': { display: 'flex', alignItems: 'center', columnGap: theme.spacing(0.75), overflow: 'hidden' },
  // Where there is no room for both, labels give way to the title; those that have no room are left out whole.
  '[data-part="title"] > a': { flex: '0 1 auto', minWidth: 0, ...cut },
  '[data-part="labels"]': {
    display: 'flex',
    flex: '1 1 0',
    flexWrap: 'wrap',
    alignItems: 'center',
    alignContent: 'flex-start',
    minWidth: 0,
    height: theme.spacing(2.5),
    columnGap: theme.spacing(0.5),
    overflow: 'hidden',
    // What is first in a line stays there however long it is.
    '&::before': { content: '""', height: '100%', marginInlineEnd: theme.spacing(-0.5) },
  },
  '[data-part="notes"]': {
    flex: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  },
  '[data-part="label"]': {
    display: 'flex',
    flex: 'none',
    maxWidth: theme.spacing(20),
    padding: theme.spacing(0, 0.75),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  },
  '[data-part="label"] > bdi': cut,
  '[data-part="label"] > bdi:first-child': { flex: 'none', maxWidth: '60%' },
});

/** State, who and start; title and labels; source, alerts and last alert; then the actions, under the thumb. */
const cards = (theme: GrafanaTheme2): CSSObject => ({
  [`@container (width < ${narrow}px)`]: {
    '&, tbody': { display: 'block' },
    thead: onlyRead,
    'tbody tr': {
      position: 'relative',
      display: 'grid',
      gridTemplateColumns: 'auto auto minmax(0, 1fr) auto',
      gridTemplateAreas:
        '"select state who started" "title title title title" "integration integration integration alerts" "menu menu menu menu"',
      alignItems: 'center',
      gap: theme.spacing(0.25, 1),
      padding: theme.spacing(1, 0.5, 1, 3.5),
    },
    td: { display: 'none', height: 'auto', padding: 0, minWidth: 0 },
    ...Object.fromEntries(
      ['select', 'state', 'who', 'started', 'title', 'integration', 'alerts', 'menu'].map((id) => [
        at(id),
        { display: 'block', gridArea: id, padding: 0, overflow: id === 'menu' ? 'visible' : 'hidden' },
      ])
    ),
    [at('mark')]: {
      display: 'block',
      position: 'absolute',
      insetBlock: 0,
      width: edges.mark,
      paddingTop: theme.spacing(1),
    },
    '[data-part="title"]': { flexWrap: 'wrap', whiteSpace: 'normal' },
    '[data-part="title"] > a': clamp(3),
  },
});
