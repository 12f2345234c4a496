/** A ref that gives the focus to what appears because somebody asked for it. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
