/** Where a key press is text, or chooses something: the page's own keys leave it alone. */
const typing =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), ' +
  '[role=textbox], [role=combobox], [role=menu], [role=listbox]';

/** Something that lies over the page and has its own keys, Esc among them. */
const overlays = '[role=dialog], [role=alertdialog], [role=menu]';

/** Whether the page's keys may act on a key press at this place: nobody types there, and no dialog or menu is open. */
export function isFree(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) {
    return true;
  }
  return target.closest(typing) === null && target.ownerDocument.querySelector(overlays) === null;
}
