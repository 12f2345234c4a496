import type { Caller } from '../caller.ts';
import type { WantedChanges } from '../integrations/manage-integrations.ts';
import type { WindowChanges } from '../maintenance/changed-window.ts';
import type { ViewChanges } from '../views/manage-views.ts';
import type { FilePlace, OwnedKind } from './places.ts';

/** What people see of provisioning files, and what they take to them. */
export interface AsCode {
  /** Whether files are read, and what came of it, as Admins of the org may know. */
  status(orgId: number): ProvisioningStatus;
  /** Where the file that owns it says it; undefined where this sidecar has not read it. The file is named as in its folder. */
  placeOf(kind: OwnedKind, key: { readonly orgId: number; readonly uid: string }): FilePlace | undefined;
  /**
   * A provisioning file of an integration: as it is in force, and as it would be with the changes.
   * @throws {AppError} not_found, invalid_template
   */
  writeIntegration(caller: Caller, uid: string, changes: Omit<WantedChanges, 'secrets'>): Promise<WrittenOne>;
  /** The same of a view that the caller sees, which the file makes a shared one. @throws {AppError} not_found, invalid_query */
  writeView(caller: Caller, uid: string, changes: ViewChanges['content']): Promise<WrittenOne>;
  /** The same of a maintenance window. @throws {AppError} not_found, invalid_request, invalid_query, invalid_recurrence */
  writeWindow(caller: Caller, uid: string, changes: WindowChanges): Promise<WrittenOne>;
  /** A provisioning file of all that the org has. */
  writeOrg(caller: Caller): Promise<Written>;
}

/** Text without secrets. */
export interface Written {
  readonly yaml: string;
  /** The variables that stand for the secrets of guards. */
  readonly variables: readonly string[];
}

export interface WrittenOne extends Written {
  /** The same of what is in force. */
  readonly inForce: string;
}

export interface ProvisioningStatus {
  /** Whether the sidecar has a folder of files. */
  readonly isOn: boolean;
  /** When the files were applied last, in milliseconds since 1970; null where they never were. */
  readonly appliedAt: number | null;
  /** Why the files are not applied as they are now; null where they are. */
  readonly failure: ProvisioningFailure | null;
}

export interface ProvisioningFailure {
  /** When it was found, in milliseconds since 1970. */
  readonly since: number;
  readonly message: string;
  /** Those of the org, and in Grafana's main org also those of none. Each file is named as in its folder. */
  readonly faults: ReadonlyArray<FilePlace & { readonly message: string }>;
  /** Whether there are others, which the org may not see. */
  readonly hasOthers: boolean;
}
