import { config } from '@grafana/runtime';

/** Values that this browser remembers for a user. If it has no storage, or that is full, nothing is remembered. */
export const deviceStorage = {
  get: (name: string): string | undefined => attempt(() => localStorage.getItem(key(name))) ?? undefined,
  set: (name: string, value: string): void => attempt(() => localStorage.setItem(key(name), value)),
};

function key(name: string): string {
  const { user } = config.bootData;
  return `bellhook.${user.orgId}.${user.uid ?? user.id}.${name}`;
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
