import type { Role } from './roles.ts';

/** One route of the plugin's resource API. */
export interface Route {
  readonly method: string;
  /** Relative to `/api/plugins/bellhook-alerts-app/resources/`; `:name` is a parameter. */
  readonly path: string;
  /** The least role that may call it. */
  readonly role: Role;
}
