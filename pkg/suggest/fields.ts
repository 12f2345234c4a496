import { Dict, List, type Value } from '@bellhook/jinja';
import { fieldAt } from '../integration-types/field-at.ts';
import { scalarText } from '../interpret/outputs/scalar-text.ts';
import { isHollow } from '../interpret/outputs/text.ts';

/** A field that some of the payloads have, with its value in each. */
export interface Field {
  /** As `first_of` takes it: a dot leads into an object, or into the first object of a list. */
  readonly name: string;
  /** The last part of the name in lower case, without `_` and `-`: `hostname` for `data.Host_Name`. */
  readonly leaf: string;
  /** The names of the objects around it, in the same way; the outermost first. */
  readonly around: readonly string[];
  /** Whether a list is on the way to it. */
  readonly isInList: boolean;
  /** By payload, the oldest first; undefined where it has no such field, or one that says nothing. */
  readonly texts: ReadonlyArray<string | undefined>;
}

/** Largest number of fields that are looked at in one payload, and the greatest depth. */
const mostFields = 300;
const mostDepth = 5;
const longestName = 100;

/** What such a field holds is nobody's identity, and is shown to nobody. */
const secretName = /(token|secret|password|passwd|apikey|authorization|credentials?|signature)$/;

/** The fields with a text, a number or a boolean, in the order in which the payloads name them. */
export function readFields(payloads: readonly Value[]): Field[] {
  const fields = new Map<string, Pick<Field, 'around' | 'leaf' | 'isInList'> & { texts: Array<string | undefined> }>();
  payloads.forEach((payload, at) => {
    for (const { path, isInList, text } of walk(payload)) {
      const name = path.join('.');
      const names = path.map(plainName);
      const field = fields.get(name) ?? {
        leaf: names.at(-1) as string,
        around: names.slice(0, -1),
        isInList,
        texts: payloads.map(() => undefined),
      };
      field.texts[at] = text;
      fields.set(name, field);
    }
  });
  return [...fields].map(([name, field]) => ({ name, ...field }));
}

/** A name for comparisons. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[_\s-]/g, '');
}

interface Place {
  readonly path: readonly string[];
  readonly isInList: boolean;
  readonly text: string;
}

function walk(payload: Value): Place[] {
  const found: Place[] = [];
  enter(payload, [], false);
  return found;

  function enter(value: Value, path: readonly string[], isInList: boolean): void {
    if (value instanceof Dict) {
      enterFields(value, path, isInList);
    } else if (value instanceof List) {
      const [first] = value.items;
      if (path.length > 0 && first instanceof Dict) {
        enterFields(first, path, true);
      }
    } else {
      note(value, path, isInList);
    }
  }

  function enterFields(dict: Dict, path: readonly string[], isInList: boolean): void {
    for (const [key, item] of path.length < mostDepth ? dict.entries() : []) {
      if (found.length >= mostFields) {
        return;
      }
      if (typeof key === 'string' && isReadable(key)) {
        enter(item, [...path, key], isInList);
      }
    }
  }

  function note(value: Value, path: readonly string[], isInList: boolean): void {
    const text = scalarText(value);
    // A name with a dot of its own may lead elsewhere.
    if (text !== null && !isHollow(text) && fieldAt(payload, path.join('.')) === value) {
      found.push({ path, isInList, text });
    }
  }
}

function isReadable(name: string): boolean {
  return name !== '' && name.length <= longestName && !secretName.test(plainName(name));
}
