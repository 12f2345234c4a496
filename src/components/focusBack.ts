/** What is to have the focus again when that which opens now closes: what has it; of a menu, which closes before, the button that opened it. */
export function focusedNow(): HTMLElement | undefined {
  const { activeElement, body } = document;
  const place = activeElement?.closest('[role=menu]')
    ? document.querySelector('[aria-haspopup=menu][aria-expanded=true]:not([role=menuitem])')
    : activeElement;
  return place instanceof HTMLElement && place !== body ? place : undefined;
}

/**
 * Gives the focus back once what had it has gone. Nothing happens where something has it.
 * @param place where to, asked for at that time
 */
export function giveFocusBack(place: () => HTMLElement | undefined): void {
  setTimeout(() => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) {
      place()?.focus({ preventScroll: true });
    }
  });
}
