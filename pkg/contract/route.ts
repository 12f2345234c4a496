import type { May } from './integrations/access.ts';
import type { Role } from './roles.ts';

/** One route of the plugin's resource API. */
export interface Route {
  readonly method: string;
  /** Relative to `/api/plugins/bellhook-alerts-app/resources/`; `:name` is a parameter. */
  readonly path: string;
  /** The least role that may call it where no grant says otherwise. */
  readonly role: Role;
  /**
   * What somebody has to be granted of the integration that it is about, in place of the role; `see` of a list: it has what the caller may
   * see. Null: it is about none, or is for the role alone.
   */
  readonly may: May | null;
}
