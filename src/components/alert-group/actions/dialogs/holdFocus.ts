/**
 * Gives the focus back to a dialog that has just opened each time that something outside takes it, until somebody presses a key
 * or a pointer: a menu gives the focus to its button as it closes, which is after the dialog that it has opened.
 * @param focus gives the focus to what has it first in the dialog
 * @returns what ends it
 */
export function holdFocus(dialog: Element, focus: () => void): () => void {
  const onFocus = ({ target }: FocusEvent) => target instanceof Node && !dialog.contains(target) && focus();
  const end = () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('keydown', end, true);
    document.removeEventListener('pointerdown', end, true);
  };
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', end, true);
  document.addEventListener('pointerdown', end, true);
  return end;
}
