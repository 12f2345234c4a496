import type { DatabaseSync } from 'node:sqlite';
import { Migrator } from 'kysely/migration';
import { toKysely } from './connection.ts';
import * as initial from './migrations/0001-initial.ts';
import * as templates from './migrations/0002-templates.ts';
import * as narrowCounts from './migrations/0003-narrow-counts.ts';
import * as groupTallies from './migrations/0004-group-tallies.ts';
import * as heldBackCounts from './migrations/0005-held-back-counts.ts';
import * as deliveryBatches from './migrations/0006-delivery-batches.ts';
import * as instances from './migrations/0007-instances.ts';
import * as groupTimes from './migrations/0008-group-times.ts';
import * as messageFormat from './migrations/0009-message-format.ts';
import * as retentionTime from './migrations/0010-retention-time.ts';
import * as search from './migrations/0011-search.ts';
import * as actions from './migrations/0012-actions.ts';
import * as activity from './migrations/0013-activity.ts';
import * as views from './migrations/0014-views.ts';
import * as resolvedKeys from './migrations/0015-resolved-keys.ts';
import * as searchBackfill from './migrations/0016-search-backfill.ts';
import * as deletions from './migrations/0017-deletions.ts';
import * as headers from './migrations/0018-headers.ts';
import * as settings from './migrations/0019-settings.ts';
import * as time from './migrations/0020-time.ts';
import * as heartbeats from './migrations/0021-heartbeats.ts';
import * as templateChanges from './migrations/0022-template-changes.ts';
import * as integrationHistories from './migrations/0023-integration-histories.ts';
import * as secrets from './migrations/0024-secrets.ts';
import * as formerSecrets from './migrations/0025-former-secrets.ts';
import * as maintenance from './migrations/0026-maintenance.ts';
import * as keySilences from './migrations/0027-key-silences.ts';
import * as handshakes from './migrations/0028-handshakes.ts';
import * as marksOfFlapping from './migrations/0029-marks-of-flapping.ts';
import * as wakingIntegrations from './migrations/0030-waking-integrations.ts';
import * as templateEditing from './migrations/0031-template-editing.ts';
import * as restrictedIntegrations from './migrations/0032-restricted-integrations.ts';

/**
 * Brings the database to the newest schema, or leaves it as it is.
 * @throws what the failing migration threw
 */
export async function migrate(database: DatabaseSync): Promise<void> {
  // Kysely's migrator uses no transaction on SQLite, and a migration that is cut short must leave the database usable.
  database.exec('begin immediate');
  try {
    const migrator = new Migrator({ db: toKysely(database), provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) {
      throw error;
    }
    database.exec('commit');
  } finally {
    if (database.isTransaction) {
      database.exec('rollback');
    }
  }
}

/** All, in the order in which they are carried out. */
export const migrations = {
  '0001-initial': initial,
  '0002-templates': templates,
  '0003-narrow-counts': narrowCounts,
  '0004-group-tallies': groupTallies,
  '0005-held-back-counts': heldBackCounts,
  '0006-delivery-batches': deliveryBatches,
  '0007-instances': instances,
  '0008-group-times': groupTimes,
  '0009-message-format': messageFormat,
  '0010-retention-time': retentionTime,
  '0011-search': search,
  '0012-actions': actions,
  '0013-activity': activity,
  '0014-views': views,
  '0015-resolved-keys': resolvedKeys,
  '0016-search-backfill': searchBackfill,
  '0017-deletions': deletions,
  '0018-headers': headers,
  '0019-settings': settings,
  '0020-time': time,
  '0021-heartbeats': heartbeats,
  '0022-template-changes': templateChanges,
  '0023-integration-histories': integrationHistories,
  '0024-secrets': secrets,
  '0025-former-secrets': formerSecrets,
  '0026-maintenance': maintenance,
  '0027-key-silences': keySilences,
  '0028-handshakes': handshakes,
  '0029-marks-of-flapping': marksOfFlapping,
  '0030-waking-integrations': wakingIntegrations,
  '0031-template-editing': templateEditing,
  '0032-restricted-integrations': restrictedIntegrations,
};
