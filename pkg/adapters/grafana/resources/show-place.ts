import type { AsCode } from '../../../app/as-code/as-code.ts';
import type { OwnedKind } from '../../../app/as-code/places.ts';
import { roleAllows } from '../../../contract/roles.ts';
import type { FilePlace } from '../../../contract/types.ts';
import type { GrafanaCaller } from '../backend/backend.ts';

/** Where a provisioning file says it, for those who may know; nothing for what people own. */
export function showPlace(
  asCode: Pick<AsCode, 'placeOf'>,
  kind: OwnedKind,
  { uid, provisioned }: { readonly uid: string; readonly provisioned: boolean },
  { orgId, role }: GrafanaCaller
): { place?: FilePlace } {
  const place = provisioned && roleAllows(role, 'Admin') ? asCode.placeOf(kind, { orgId, uid }) : undefined;
  return place === undefined ? {} : { place };
}
