/** How soon a second press follows the first one of a double press, in milliseconds. */
const repeat = 500;

/**
 * Keeps buttons from a second Enter after one has submitted a dialog, as from somebody who presses it twice, or holds it down: the button
 * that has the focus again may do the opposite by now, such as Unresolve in the place of Resolve.
 * @param now when the dialog was submitted, as events tell the time
 */
export function ignoreSecondEnter(now = performance.now()): void {
  const listen = (event: KeyboardEvent) => {
    if (!event.repeat && event.timeStamp - now >= repeat) {
      window.removeEventListener('keydown', listen, { capture: true });
    } else if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('button') !== null) {
      event.preventDefault();
    }
  };
  window.addEventListener('keydown', listen, { capture: true });
}
