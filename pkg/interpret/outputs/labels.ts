import { testLabel } from '../../contract/deliveries/test-address.ts';
import type { Labels } from '../facts.ts';
import { storable } from './text.ts';

/** Maximum number of labels. If there are more, the first by name are kept. */
const labelCount = 50;
/** Maximum length of a label's name and of its value, in UTF-16 units. Grafana OnCall had the same limit. */
const labelLength = 200;

/** The labels that are kept; null if there are none. */
export function toLabels(entries: ReadonlyArray<readonly [name: string, value: unknown]>): Labels | null {
  const labels = entries
    .map(([name, value]): [string, string | null] => [storable(name), labelText(value)])
    .filter((label): label is [string, string] => isLabel(label) && label[0] !== testLabel)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, labelCount);
  return labels.length === 0 ? null : Object.fromEntries(labels);
}

function labelText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return storable(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return null;
  }
}

function isLabel([name, value]: [string, string | null]): boolean {
  return (
    name.trim() !== '' &&
    name.length <= labelLength &&
    value !== null &&
    value.length <= labelLength &&
    !['', 'none'].includes(value.trim().toLowerCase())
  );
}
