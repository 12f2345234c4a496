/** The query of an address with the change in it: what is undefined goes, and whatever else the address has stays. */
export function changedSearch(search: string, change: Readonly<Record<string, string | number | undefined>>): string {
  const changed = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) {
      changed.delete(name);
    } else {
      changed.set(name, String(value));
    }
  }
  return changed.toString();
}

/** A change in which what is empty goes, for addresses in which an empty text says nothing. */
export function withoutEmpty(change: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || undefined]));
}
