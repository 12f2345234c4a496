import type { KeptWindow } from '../shapes/maintenance.ts';

/** A maintenance window as its row is. */
export type WindowRecord = Omit<KeptWindow, 'version'>;

/** One step of what is written of maintenance windows. Only `put` gives its window a new version: who owns it is no matter of those who carry it out. */
export type WindowWrite =
  | { readonly kind: 'put'; readonly record: WindowRecord }
  /** The window is as it was, but for who owns it. */
  | { readonly kind: 'own'; readonly orgId: number; readonly uid: string }
  /** Leaves no window provisioned, whatever its org. */
  | { readonly kind: 'release_all' };
