import type { CallContext } from '../../plugin-host/plugin-context.ts';
import type { Session } from '../session.ts';
import type { Settings } from '../settings/settings.ts';

/** The context of a call: the session's user, and the plugin's settings in the org. */
export function callContext({ orgId, user }: Session, settings: Settings): CallContext {
  return { orgId, user, appJsonData: settings.current.jsonData };
}
