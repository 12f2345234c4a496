import type { StoredIntegration } from '../shapes/integrations.ts';
import type { StoredWindow } from '../shapes/maintenance.ts';
import type { StoredView } from '../shapes/views.ts';
import type { Database } from './database.ts';
import { listIntegrations } from './integrations.ts';
import { listWindows } from './maintenance.ts';
import { listViews } from './views.ts';

/** What provisioning files can say of an org, with the figures that they cannot. */
export interface StoredContent {
  readonly integrations: readonly StoredIntegration[];
  /** The shared ones. */
  readonly views: readonly StoredView[];
  readonly windows: readonly StoredWindow[];
}

/** Reads it all at one time. */
export function readContent(database: Database, orgId: number, now: number): Promise<StoredContent> {
  return database.atOnce(async (snapshot) => ({
    integrations: (await listIntegrations(snapshot, orgId, { limit: everything, cursor: undefined }, now)).items,
    views: await listViews(snapshot, orgId, null),
    windows: await listWindows(snapshot, orgId),
  }));
}

/** More than an org has. */
const everything = 1_000_000;
