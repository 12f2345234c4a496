/** Rows of a list that stay where they are. */
export interface StillRows<Row> {
  /** The rows that were shown, in their order, each in its newest known state. */
  readonly rows: Row[];
  /** How many rows would come if the list were updated. */
  readonly fresh: number;
  /** How many would go. */
  readonly gone: number;
}

/** A row that is told apart from others by its id. */
export interface Identified {
  readonly id: string;
}

/**
 * A list that keeps its rows where they are.
 * @param shown what was shown before
 * @param newest what the list would show now
 * @param left the newest known state of rows that the list would no longer show
 */
export function holdRows<Row extends Identified>(
  shown: readonly Row[],
  newest: readonly Row[],
  left: readonly Row[]
): StillRows<Row> {
  const known = new Map([...left, ...newest].map((row) => [row.id, row]));
  const gone = leftRows(shown, newest).length;
  return {
    rows: shown.map((row) => known.get(row.id) ?? row),
    fresh: newest.length - (shown.length - gone),
    gone,
  };
}

/** The shown rows that the new list does not have. */
export function leftRows<Row extends Identified>(shown: readonly Row[], newest: readonly Row[]): readonly Row[] {
  const ids = new Set(newest.map(({ id }) => id));
  return shown.filter(({ id }) => !ids.has(id));
}
