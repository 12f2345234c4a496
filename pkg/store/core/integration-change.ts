import { isDeepStrictEqual } from 'node:util';
import { toGroupRules } from '../../domain/time/group-rules.ts';
import type { IntegrationRecord, IntegrationWrite, KnownIntegration } from './integration-record.ts';

/** Writes what an integration is now in place of what it was. */
export function changeIntegration({ id, settings }: KnownIntegration, record: IntegrationRecord): IntegrationWrite {
  const wakesGroups = !isDeepStrictEqual(toGroupRules(settings), toGroupRules(record.settings));
  return { kind: 'update', id, record, wakesGroups };
}
