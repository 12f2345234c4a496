/** The row of a group in a list; undefined where it is not shown. */
export function rowOf(place: ParentNode, id: string): HTMLElement | undefined {
  return [...place.querySelectorAll<HTMLElement>('[data-group-id]')].find(({ dataset }) => dataset.groupId === id);
}
