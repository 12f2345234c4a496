import { searchBoxId } from '../../../components/search/SearchBox';

/** Puts the focus into the search box of the page. @returns whether there is one */
export function focusSearch(): boolean {
  const box = document.getElementById(searchBoxId);
  box?.focus();
  if (box instanceof HTMLInputElement) {
    box.select();
  }
  return box !== null;
}
