import type { Logger } from '../../logger.ts';
import type { Caller } from '../caller.ts';

/** What a person has done to an integration. */
export type IntegrationDeed =
  | 'created'
  | 'changed'
  | 'enabled'
  | 'disabled'
  | 'given a new token'
  | 'rid of a former secret'
  | 'subscribed to a topic'
  | 'deleted';

/** Notes who has done what to an integration, once it is in force. */
export type IntegrationAudit = (caller: Pick<Caller, 'orgId' | 'actor'>, deed: IntegrationDeed, uid: string) => void;

/** Writes a line of the log for each. */
export function createIntegrationAudit(logger: Pick<Logger, 'info'>): IntegrationAudit {
  return ({ orgId, actor }, deed, uid) => logger.info({ orgId, integration: uid, actor }, `integration ${deed}`);
}
