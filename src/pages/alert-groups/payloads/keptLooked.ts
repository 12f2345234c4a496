import { isRecord } from '../../../api/client/isRecord';
import { tabStorage } from '../../../app/tabStorage';
import type { Looked } from './looked';

const name = 'alert-groups.looked';

/** Keeps how far the last list looked, for who comes back to it from the page of a group. */
export const keptLooked = {
  /** @param list which list it is */
  get(list: string): Looked | null {
    const [of, looked] = JSON.parse(tabStorage.get(name) ?? '[]');
    return of === list && isRecord(looked) && Array.isArray(looked.numbers) ? (looked as unknown as Looked) : null;
  },
  set: (list: string, looked: Looked): void => tabStorage.set(name, JSON.stringify([list, looked])),
};
