import type { Goal, Row, ScenarioReport } from './row.ts';

/** All rows of a run as a Markdown table. */
function formatTable(rows: readonly Row[]): string {
  return markdown(
    ['scenario', 'variant', 'server', 'per s', 'spread', 'ratio', 'p50 ms', 'p99 ms', 'CPU µs', 'RSS MiB', 'slices'],
    rows.map((row) => [
      row.scenario,
      row.variant,
      row.server,
      number(row.rate, 0),
      row.spread === null ? '' : `${number(row.spread * 100, 0)} %`,
      row.ratio === null ? '' : `${number(row.ratio, 2)} of ${row.comparedWith}`,
      number(row.p50, 2),
      number(row.p99, 2),
      number(row.cpu, 1),
      number(row.rss, 0),
      row.slices,
    ])
  );
}

function formatGoals(goals: readonly Goal[]): string {
  return markdown(
    ['goal', 'measured', ''],
    goals.map(({ goal, measured, unit, met }) => [goal, `${number(measured, 2)}${unit}`, met ? 'met' : 'missed'])
  );
}

/**
 * The whole report of a run after its conditions.
 * @param judged whether it measured long enough to be compared with the goals
 */
export function formatReports(reports: readonly ScenarioReport[], judged: boolean): string {
  const goals = judged ? reports.flatMap((report) => report.goals) : [];
  const notes = reports.flatMap(({ scenario, notes: own }) => own.map((note) => `- ${scenario}: ${note}`));
  const faults = reports.flatMap(({ scenario, faults: own }) => own.map((fault) => `- ${scenario}: ${fault}`));
  const rows = reports.flatMap((report) => report.rows);
  const disturbed = rows.some(({ slices }) => slices.startsWith('0/'));
  return [
    formatTable(rows),
    ...(disturbed ? ['Slices 0/n: the machine was busy in all of them, so the least disturbed one is shown.'] : []),
    ...(goals.length > 0 ? [formatGoals(goals)] : []),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    ...(faults.length > 0 ? [`Faults:\n${faults.join('\n')}`] : []),
  ].join('\n\n');
}

function number(value: number | null, digits: number): string {
  return value === null
    ? ''
    : value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function markdown(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
