import type { CallContext } from '../plugin-host/plugin-context.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';

/** On whose behalf the plugin is called: the session's, with the org's settings of the plugin. */
export function callContext({ orgId, user }: Session, settings: Settings): CallContext {
  return { orgId, user, appJsonData: settings.current.jsonData };
}
