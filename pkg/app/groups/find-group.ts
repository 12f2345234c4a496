import type { DeletionDetails } from '../../contract/errors.ts';
import type { StoredGroup } from '../../store/shapes/groups.ts';
import type { OrgStore } from '../../store/store.ts';
import { AppError } from '../app-error.ts';
import { byWhom } from './describe-refusal.ts';

/** @throws {AppError} not_found; where a person deleted the group, with `DeletionDetails` */
export async function findGroup(org: OrgStore, id: number): Promise<StoredGroup> {
  const group = await org.getGroup(id);
  if (group !== undefined) {
    return group;
  }
  const deletion = await org.findDeletion(id);
  if (deletion === undefined) {
    throw new AppError('not_found', 'There is no such alert group.');
  }
  const { number, actor, at } = deletion;
  const details: DeletionDetails = { number, by: actor, at: new Date(at).toISOString() };
  throw new AppError('not_found', `Alert group #${number} was deleted${byWhom(actor)}.`, { ...details });
}
