import { FaultyQuery } from './fault.ts';
import { pathLimit } from './limits.ts';
import { quote, unquote } from './pattern.ts';
import type { Span } from './tokens.ts';

/** The name in `label.env=prod`. @param root where `label` is @throws FaultyQuery */
export function readLabelName(text: string, path: Span, root: Span): string {
  const written = text.slice(path.from + 1, path.to);
  if (written === '' || text[path.from] !== '.') {
    throw new FaultyQuery({ from: root.from, to: path.to }, 'This does not say which label.', 'Write label.env=prod.');
  }
  if (quoted.test(written)) {
    return unquote(written);
  }
  if (/["*[\]]/.test(written)) {
    throw new FaultyQuery(path, 'This is not the name of a label.', 'Put the whole name in quotes: label."a name"=x.');
  }
  return written;
}

const quoted = /^"(?:[^"\\]|\\[^])*"$/;
const step = /\.(?:("(?:[^"\\]|\\[^])*")|([^"*.[\]]+))|\[("(?:[^"\\]|\\[^])*")\]|\[(\d{1,9})\]/y;

/** The path in `payload.alerts[0].host=x`. @param root where `payload` is @throws FaultyQuery */
export function readPayloadPath(text: string, path: Span, root: Span): Array<string | number> {
  const whole = { from: root.from, to: path.to };
  if (path.from === path.to) {
    throw new FaultyQuery(whole, 'This does not say where in the payload.', 'Write payload.host.name="db 1".');
  }
  const written = text.slice(path.from, path.to);
  const steps: Array<string | number> = [];
  step.lastIndex = 0;
  for (let at = 0; at < written.length; at = step.lastIndex) {
    const [found, inQuotes, key, inBrackets, place] = step.exec(written) ?? [];
    if (found === undefined) {
      throw new FaultyQuery(
        { from: path.from + at, to: path.to },
        'This is not a path into the payload.',
        'Write .name for a key, ."a name" for one with other signs, and [0] for the first of a list.'
      );
    }
    steps.push(place === undefined ? (key ?? unquote(inQuotes ?? inBrackets ?? '')) : Number(place));
  }
  if (steps.length > pathLimit) {
    throw new FaultyQuery(path, `A path can have ${pathLimit} steps at most.`, null);
  }
  return steps;
}

/** Writes a name or a path behind `label` or `payload`, so that it is read the same. */
export function printPath(path: ReadonlyArray<string | number>): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${printKey(part)}`)).join('');
}

function printKey(key: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(key) ? key : quote(key);
}
