import { type MouseEvent, useRef } from 'react';

/** A key that is held down clicks again within less, in milliseconds. */
const repeat = 500;

/**
 * Lets a click through only if it is one of its own. The second click of a double click meets what the first has put in its
 * place, such as Unacknowledge where Acknowledge was, or another row; so does a key that is held down.
 */
export function useDeliberateClick(): (act: () => void) => (event: MouseEvent) => void {
  const last = useRef(-Infinity);
  return (act) =>
    ({ detail, timeStamp }) => {
      // A browser counts the clicks of a mouse that follow each other in `detail`; from a key it is 0.
      const isRepeated = detail > 1 || (detail === 0 && timeStamp - last.current < repeat);
      last.current = timeStamp;
      if (!isRepeated) {
        act();
      }
    };
}
