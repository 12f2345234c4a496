import type { StoredGroup } from '../../store/shapes/groups.ts';
import type { OrgStore } from '../../store/store.ts';
import { AppError } from '../app-error.ts';

/** @throws {AppError} not_found */
export async function findGroup(org: OrgStore, id: number): Promise<StoredGroup> {
  const group = await org.getGroup(id);
  if (group === undefined) {
    throw new AppError('not_found', 'There is no such alert group.');
  }
  return group;
}
