import { isDeepStrictEqual } from 'node:util';
import { toGroupRules } from '../../domain/time/group-rules.ts';
import type { IntegrationRecord, IntegrationWrite, KnownIntegration } from './integration-record.ts';

/** Writes what an integration is now in place of what it was. */
export function changeIntegration(known: KnownIntegration, record: IntegrationRecord): IntegrationWrite {
  return {
    kind: 'update',
    id: known.id,
    record,
    wakesGroups: differ(known, record, ({ settings }) => toGroupRules(settings)),
    wakesHeartbeat: differ(known, record, ({ settings, deletedAt }) => [
      settings.heartbeat,
      settings.enabled,
      deletedAt,
    ]),
  };
}

function differ(
  before: IntegrationRecord,
  after: IntegrationRecord,
  pick: (record: IntegrationRecord) => unknown
): boolean {
  return !isDeepStrictEqual(pick(before), pick(after));
}
