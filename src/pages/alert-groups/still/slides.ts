/**
 * How far each row of a list has to slide when others come or go: in rows, downwards; null for a row that is new. Empty where this is
 * not the same list with some changes, but another one, or one in another order.
 */
export function slides(before: readonly string[], after: readonly string[]): ReadonlyMap<string, number | null> {
  const places = new Map(before.map((id, place) => [id, place]));
  const kept = after.flatMap((id) => places.get(id) ?? []);
  const isSame = kept.length * 2 >= after.length && kept.every((place, i) => i === 0 || place > (kept[i - 1] ?? 0));
  return new Map(
    isSame
      ? after.flatMap((id, place): Array<[string, number | null]> => {
          const from = places.get(id);
          return from === place ? [] : [[id, from === undefined ? null : place - from]];
        })
      : []
  );
}
