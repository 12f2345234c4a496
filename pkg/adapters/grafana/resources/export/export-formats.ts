import type { ExportFormat } from '../../../../contract/alert-groups/export-format.ts';
import type { Actor, AlertGroupSummary } from '../../../../contract/types.ts';
import { csvRow } from './csv-row.ts';

/** A group with the address of its page. */
export interface ExportedGroup extends Omit<AlertGroupSummary, 'may'> {
  readonly link: string;
}

/** How groups are written to a file. */
interface Format {
  readonly contentType: string;
  /** What the file begins with. */
  readonly head: string;
  write(group: ExportedGroup): string;
}

export const exportFormats: Readonly<Record<ExportFormat, Format>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    get head() {
      return csvRow(columns.map(([name]) => name));
    },
    write: (group) => csvRow(columns.map(([, cellOf]) => cellOf(group))),
  },
  jsonl: {
    contentType: 'application/x-ndjson; charset=utf-8',
    head: '',
    write: (group) => `${JSON.stringify(group)}\n`,
  },
};

type Column = readonly [name: string, cellOf: (group: ExportedGroup) => string | number | null];

const columns: readonly Column[] = [
  ['number', ({ number }) => number],
  ['state', ({ state }) => state],
  ['severity', ({ severity }) => severity],
  ['title', ({ title }) => title],
  ['integration', ({ integration }) => integration.name],
  ['type', ({ integration }) => integration.type],
  ['labels', ({ labels }) => (Object.keys(labels).length === 0 ? null : JSON.stringify(labels))],
  ['alerts', ({ alertCount }) => alertCount],
  ['firingInstances', ({ instances }) => instances?.firing ?? null],
  ['instances', ({ instances }) => instances?.total ?? null],
  ['startedAt', ({ startedAt }) => startedAt],
  ['lastAlertAt', ({ lastAlertAt }) => lastAlertAt],
  ['assignedTo', ({ assignedTo }) => nameOf(assignedTo)],
  ['acknowledgedAt', ({ acknowledgedAt }) => acknowledgedAt],
  ['acknowledgedBy', ({ acknowledgedBy }) => nameOf(acknowledgedBy)],
  ['silencedAt', ({ silencedAt }) => silencedAt],
  ['silencedBy', ({ silencedBy }) => nameOf(silencedBy)],
  ['silencedUntil', ({ silencedUntil }) => silencedUntil],
  ['silencedReason', ({ silencedReason }) => silencedReason],
  ['keySilencedUntil', ({ keySilence }) => keySilence && (keySilence.until ?? 'forever')],
  ['resolvedAt', ({ resolvedAt }) => resolvedAt],
  ['resolvedBy', ({ resolvedBy }) => nameOf(resolvedBy)],
  ['resolvedReason', ({ resolvedReason }) => resolvedReason],
  ['notes', ({ noteCount }) => noteCount],
  ['link', ({ link }) => link],
];

function nameOf(actor: Actor | null): string | null {
  if (actor === null) {
    return null;
  }
  return 'login' in actor ? actor.name || actor.login : actor.kind;
}
