import { config } from '@grafana/runtime';

/**
 * What a tab of the browser remembers for the org, until it is closed. Where the browser keeps nothing, because it may not or is
 * full, everything is forgotten at once.
 */
export const tabStorage = {
  get: (name: string): string | undefined => attempt(() => sessionStorage.getItem(key(name))) ?? undefined,
  /** @param value undefined forgets it */
  set: (name: string, value: string | undefined): void =>
    attempt(() =>
      value === undefined ? sessionStorage.removeItem(key(name)) : sessionStorage.setItem(key(name), value)
    ),
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
