import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { narrow } from './tableStyles';

/** Whether the list is so narrow that its rows are cards, as its styles have it. */
export function useNarrow(): [RefObject<HTMLDivElement>, boolean] {
  const list = useRef<HTMLDivElement>(null);
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) {
      return;
    }
    const measure = () => {
      const { width } = element.getBoundingClientRect();
      setNarrow(width > 0 && width < narrow);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [list, isNarrow];
}
