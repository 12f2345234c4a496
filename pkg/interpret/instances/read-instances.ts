import { Dict, List, type Value } from '@bellhook/jinja';
import { severities } from '../../contract/templates/templates.ts';
import { scalarText } from '../outputs/scalar-text.ts';
import { severityOf } from '../outputs/severity-word.ts';

/** One of the alerts that a payload of Alertmanager or Grafana Alerting carries. */
export interface Instance {
  readonly isFiring: boolean;
  readonly labels: Dict;
  readonly annotations: Dict;
  /** How grave it is: the place in `severities`, or their number where it does not say. */
  readonly rank: number;
  /** As it was received. */
  readonly fields: Dict;
}

/** What a payload carries. */
export interface Carried {
  /** In the order of the payload. */
  readonly all: readonly Instance[];
  /** Those that speak for the group: the ones that fire, or all where none does; the gravest first. */
  readonly current: readonly Instance[];
  /** How many more there are that the sender left out. */
  readonly truncated: number;
}

const nothing: Carried = { all: [], current: [], truncated: 0 };
const empty = new Dict([], true);
/** What was found in payloads that cannot change. */
const read = new WeakMap<Dict, Carried>();

/** The instances of a payload; none where it has no list of them. A received payload is read once, however often it is asked for. */
export function readInstances(payload: Value): Carried {
  if (!(payload instanceof Dict)) {
    return nothing;
  }
  const known = payload.frozen ? read.get(payload) : undefined;
  if (known !== undefined) {
    return known;
  }
  const carried = collect(payload);
  if (payload.frozen) {
    read.set(payload, carried);
  }
  return carried;
}

/** The object under that name; an empty one where there is none. */
export function dictAt(payload: Value, name: string): Dict {
  const value = payload instanceof Dict ? payload.get(name) : undefined;
  return value instanceof Dict ? value : empty;
}

function collect(payload: Dict): Carried {
  const list = payload.get('alerts');
  if (!(list instanceof List)) {
    return nothing;
  }
  const status = payload.get('status');
  const all = list.items.filter((item) => item instanceof Dict).map((fields) => toInstance(fields, status));
  const firing = all.filter(({ isFiring }) => isFiring);
  const truncated = payload.get('truncatedAlerts');
  return {
    all,
    current: (firing.length === 0 ? all : firing).toSorted((a, b) => a.rank - b.rank),
    truncated: typeof truncated === 'number' && Number.isSafeInteger(truncated) ? Math.max(0, truncated) : 0,
  };
}

function toInstance(fields: Dict, statusOfAll: Value | undefined): Instance {
  const status = scalarText(fields.get('status') ?? statusOfAll);
  const labels = dictAt(fields, 'labels');
  const annotations = dictAt(fields, 'annotations');
  return {
    isFiring: status?.trim().toLowerCase() !== 'resolved',
    labels,
    annotations,
    rank: rankOf(labels) ?? rankOf(annotations) ?? severities.length,
    fields,
  };
}

function rankOf(texts: Dict): number | undefined {
  const word = scalarText(texts.get('severity'));
  const severity = word === null ? undefined : severityOf(word);
  return severity === undefined ? undefined : severities.indexOf(severity);
}
