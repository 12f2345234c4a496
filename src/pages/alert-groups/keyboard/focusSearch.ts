import { searchBoxId } from '../../../components/search/SearchBox';

/** Puts the focus at the end of the search, which people mostly narrow down. @returns whether there is a search box on the page */
export function focusSearch(): boolean {
  const box = document.getElementById(searchBoxId);
  box?.focus();
  if (box instanceof HTMLInputElement) {
    box.setSelectionRange(box.value.length, box.value.length);
  }
  return box !== null;
}
