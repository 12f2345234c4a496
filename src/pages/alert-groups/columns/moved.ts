/** The list with the item at the place one step further to its front or end. */
export function moved<Item>(list: readonly Item[], place: number, step: 1 | -1): readonly Item[] {
  const left = list.filter((_, other) => other !== place);
  return [...left.slice(0, place + step), ...list.slice(place, place + 1), ...left.slice(place + step)];
}
