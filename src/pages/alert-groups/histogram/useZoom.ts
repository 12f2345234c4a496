import { useState } from 'react';
import type { HistogramData } from '../../../api/groupSearch';
import { unzoom, zoom } from './zoom';

/** Narrows a query to the time of bars, and takes that back step by step. */
export function useZoom(query: string, onChange: (query: string) => void) {
  /** What each zoom made of which query, the newest last. */
  const [steps, setSteps] = useState<ReadonlyArray<{ from: string; to: string }>>([]);
  const step = steps.at(-1);
  const before = step?.to === query ? step.from : unzoom(query);
  return {
    zoomIn(data: Pick<HistogramData, 'from' | 'step'>, one: number, other: number) {
      const to = zoom(query, data, one, other);
      setSteps([...(step?.to === query ? steps : []), { from: query, to }]);
      onChange(to);
    },
    /** Null where nothing is zoomed. */
    zoomOut:
      before === null
        ? null
        : () => {
            setSteps(steps.slice(0, -1));
            onChange(before);
          },
  };
}
