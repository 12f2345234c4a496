import { Dict, List, type Value } from '@bellhook/jinja';
import { severities } from '../../contract/templates/templates.ts';
import { scalarText } from '../outputs/scalar-text.ts';
import { severityOf } from '../outputs/severity-word.ts';

/** One of the alerts that a payload of Alertmanager or Grafana Alerting carries. */
export interface Instance {
  readonly isFiring: boolean;
  readonly labels: Dict;
  readonly annotations: Dict;
  /** Its severity as an index into `severities`; the length of `severities` if it has none. */
  readonly rank: number;
  /** The instance as received. */
  readonly fields: Dict;
}

/** The instances that a payload carries. */
export interface Carried {
  /** In the order of the payload. */
  readonly all: readonly Instance[];
  /** The instances that represent the group: those that fire, or all if none fires; the most severe first. */
  readonly current: readonly Instance[];
  /** How many more instances the sender left out. */
  readonly truncated: number;
}

const nothing: Carried = { all: [], current: [], truncated: 0 };
const empty = new Dict([], true);
/** A cache for payloads that cannot change. */
const read = new WeakMap<Dict, Carried>();

/** The instances of a payload; none if it has no list of them. A received payload is read only once. */
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

/** The object with that name; an empty one if there is none. */
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
