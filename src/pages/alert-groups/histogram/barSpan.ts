/** Bars that are marked, by their places. */
export interface BarSpan {
  /** Where somebody began to mark. */
  readonly begun: number;
  /** Where they are now; may be before the beginning. */
  readonly at: number;
}

interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key marks: the next bar, with Shift more bars.
 * @param span null where nothing is marked yet: the keys begin at the newest bar
 * @param count how many bars there are
 * @returns null where the key is none of these
 */
export function steppedSpan(span: BarSpan | null, press: Press, count: number): BarSpan | null {
  if (press.ctrlKey || press.metaKey || press.altKey) {
    return null;
  }
  const last = count - 1;
  const now = Math.min(span?.at ?? last, last);
  const places: Record<string, number> = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last };
  const place = Object.hasOwn(places, press.key) ? places[press.key] : undefined;
  if (place === undefined) {
    return null;
  }
  const at = Math.min(Math.max(place, 0), last);
  return { begun: press.shiftKey ? Math.min(span?.begun ?? last, last) : at, at };
}
