import { Dict, List, type Value } from '@bellhook/jinja';
import { isChanging } from '../filters/identity.ts';
import { readInstances } from '../instances/read-instances.ts';
import { scalarText } from './scalar-text.ts';
import { isHollow, shorten } from './text.ts';

/** Maximum number of fields, maximum length of a value, and maximum depth of the search. */
const mostFields = 5;
const valueLimit = 60;
const mostDepth = 4;

/** A summary of a payload in one line, such as `host: b1, check: disk`; null if the payload says nothing. */
export function shortForm(payload: Value): string | null {
  const labels = readInstances(payload).current[0]?.labels;
  return (labels && describe(labels, 0)) ?? describe(payload, 0);
}

function describe(value: Value, depth: number): string | null {
  if (value instanceof List) {
    return value.items.length === 0 || depth === mostDepth ? null : describe(value.items[0] as Value, depth + 1);
  }
  if (!(value instanceof Dict)) {
    return lineOf(value);
  }
  // Fields that change from one delivery to the next are the least useful.
  return (
    fieldsOf(value, isLasting) ?? fieldsOf(value, () => true) ?? (depth === mostDepth ? null : inner(value, depth))
  );
}

function fieldsOf(dict: Dict, wanted: (name: string, value: Value) => boolean): string | null {
  const told: string[] = [];
  for (const [name, value] of dict.entries()) {
    const line = wanted(String(name), value) ? lineOf(value) : null;
    if (line !== null && told.push(`${String(name)}: ${line}`) === mostFields) {
      break;
    }
  }
  return told.length === 0 ? null : told.join(', ');
}

function isLasting(name: string, value: Value): boolean {
  return !isChanging(name, value);
}

function inner(dict: Dict, depth: number): string | null {
  for (const [name, value] of dict.entries()) {
    const found = describe(value, depth + 1);
    if (found !== null) {
      return `${String(name)}: ${found}`;
    }
  }
  return null;
}

/** The first line of a scalar value. */
function lineOf(value: Value | undefined): string | null {
  const text = scalarText(value)?.slice(0, 2000).trimStart();
  return text === undefined || isHollow(text)
    ? null
    : shorten((text.split(/[\r\n]/, 1)[0] as string).trim(), valueLimit);
}
