import { Dict, type Value } from '@bellhook/jinja';
import type { Labels } from '../facts.ts';
import { toLabels } from '../outputs/labels.ts';
import { scalarText } from '../outputs/scalar-text.ts';
import { shorten, storable, titleText, webAddress } from '../outputs/text.ts';
import { sharedLabels } from './common-labels.ts';
import { type Instance, readInstances } from './read-instances.ts';

/** An alert instance as people see it. All texts come from the sender and are plain. */
export interface DescribedInstance {
  readonly state: 'firing' | 'resolved';
  /** The labels that the listed instances do not have in common. */
  readonly labels: Labels;
  readonly summary: string | null;
  readonly description: string | null;
  /** Milliseconds since 1970, like `endsAt`, which is null while the instance fires. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  /** Http or https addresses. */
  readonly links: Readonly<Record<'source' | 'dashboard' | 'panel' | 'silence' | 'runbook', string | null>>;
  /** What was measured, such as `B=22.5, C=1`. */
  readonly values: string | null;
}

export interface DescribedInstances {
  /** Firing instances come first. If there are many, some are left out. */
  readonly items: readonly DescribedInstance[];
  /** How many instances the payload lists. */
  readonly listed: number;
  /** How many more instances the sender left out. */
  readonly truncated: number;
}

/** Maximum number of described instances, and maximum size of their text in UTF-16 units. */
const mostInstances = 100;
const mostText = 300_000;

const summaryLimit = 1000;
const descriptionLimit = 4000;
const valuesLimit = 1000;

/** @returns null if the payload carries no instances */
export function describeInstances(payload: Value): DescribedInstances | null {
  const { all, truncated } = readInstances(payload);
  if (all.length === 0) {
    return null;
  }
  const common = sharedLabels(all);
  const items: DescribedInstance[] = [];
  let size = 0;
  for (const instance of all.toSorted((a, b) => Number(b.isFiring) - Number(a.isFiring)).slice(0, mostInstances)) {
    const item = describe(instance, common);
    size += JSON.stringify(item).length;
    if (size > mostText && items.length > 0) {
      break;
    }
    items.push(item);
  }
  return { items, listed: all.length, truncated };
}

function describe(
  { isFiring, labels, annotations, fields }: Instance,
  common: ReadonlyMap<Value, Value>
): DescribedInstance {
  const own = [...labels.entries()].filter(([name]) => !common.has(name));
  const text = (...names: string[]) => names.map((name) => scalarText(annotations.get(name))).find(isSaid) ?? null;
  return {
    state: isFiring ? 'firing' : 'resolved',
    labels: toLabels(own.map(([name, value]) => [String(name), scalarText(value)])) ?? {},
    summary: cut(text('summary', 'title'), summaryLimit),
    description: cut(text('description', 'message'), descriptionLimit),
    startsAt: timeAt(fields, 'startsAt'),
    endsAt: isFiring ? null : timeAt(fields, 'endsAt'),
    links: {
      source: addressIn(scalarText(fields.get('generatorURL'))),
      dashboard: addressIn(scalarText(fields.get('dashboardURL'))),
      panel: addressIn(scalarText(fields.get('panelURL'))),
      silence: addressIn(scalarText(fields.get('silenceURL'))),
      runbook: addressIn(text('runbook_url', 'runbook')),
    },
    values: cut(measured(fields), valuesLimit),
  };
}

function isSaid(text: string | null): text is string {
  return text !== null && titleText(text) !== null;
}

function cut(text: string | null, limit: number): string | null {
  return text === null ? null : shorten(storable(text), limit);
}

/** Go writes a missing time as the first day of the year 1. */
function timeAt(fields: Dict, name: string): number | null {
  const text = scalarText(fields.get(name));
  const time = text !== null && /^\d{4}-\d\d-\d\dT.{0,30}$/.test(text) ? Date.parse(text) : NaN;
  return time > 0 ? time : null;
}

function addressIn(text: string | null): string | null {
  return text === null ? null : webAddress(text.trim());
}

/** Grafana sends the values by query name, and also as a text with all labels. */
function measured(fields: Dict): string | null {
  const values = fields.get('values');
  if (values instanceof Dict && values.size > 0) {
    return [...values.entries()].map(([name, value]) => `${String(name)}=${scalarText(value) ?? '?'}`).join(', ');
  }
  const text = scalarText(fields.get('valueString'));
  return isSaid(text) ? text.trim() : null;
}
