import { tabStorage } from '../../app/tabStorage';

/** The address of the list that was shown last. The link back from a group uses it, to return to the same filter and page. */
export const lastList = {
  /** @param search the query of the list's address, with its `?`; may be empty */
  remember: (search: string): void => tabStorage.set(name, search),
  search: (): string => tabStorage.get(name) ?? '',
};

const name = 'alert-groups';
