import { config } from '@grafana/runtime';

/**
 * Values that a browser tab remembers for the org until it is closed. If the browser has no storage, or it is full, nothing is
 * remembered.
 */
export const tabStorage = {
  get: (name: string): string | undefined => attempt(() => sessionStorage.getItem(key(name))) ?? undefined,
  /** @param value undefined removes the entry */
  set: (name: string, value: string | undefined): void =>
    attempt(() =>
      value === undefined ? sessionStorage.removeItem(key(name)) : sessionStorage.setItem(key(name), value)
    ),
  /** The names of all entries. */
  names: (): string[] =>
    attempt(() => Object.keys(sessionStorage)) // the entries of others, too
      ?.filter((name) => name.startsWith(key('')))
      .map((name) => name.slice(key('').length)) ?? [],
};

function key(name: string): string {
  return `bellhook.${config.bootData.user.orgId}.${name}`;
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
