import { tabStorage } from '../../app/tabStorage';

/** The address of the list that was shown last, so that the way back from a group leads to the same filter and page. */
export const lastList = {
  /** @param search the query of the list's address, empty or from `?` on */
  remember: (search: string): void => tabStorage.set(name, search),
  search: (): string => tabStorage.get(name) ?? '',
};

const name = 'alert-groups';
