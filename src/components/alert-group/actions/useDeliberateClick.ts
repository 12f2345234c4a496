import { type MouseEvent, useRef } from 'react';

/** A held-down key repeats its click faster than this, in milliseconds. */
const repeat = 500;

export type DeliberateClick = (act: () => void) => (event: MouseEvent) => void;

/**
 * Ignores clicks that only repeat the one before: the second click of a double click, and the clicks of a held-down key. They
 * would hit whatever the first click put in the same place, such as Unacknowledge instead of Acknowledge, or another row.
 */
export function useDeliberateClick(): DeliberateClick {
  const last = useRef(-Infinity);
  return (act) =>
    ({ detail, timeStamp }) => {
      // For a mouse, `detail` counts clicks in quick succession; for a key it is 0.
      const isRepeated = detail > 1 || (detail === 0 && timeStamp - last.current < repeat);
      last.current = timeStamp;
      if (!isRepeated) {
        act();
      }
    };
}
