import { type Activity, shortestStep } from '../../domain/activity.ts';
import { packNumbers, unpackNumbers } from './packed-numbers.ts';

/**
 * The activity of a group as its column has it: how often the shortest step was doubled, then the counts. So most groups have a few
 * bytes, and no group has more than some hundred.
 */
export function packActivity({ step, counts }: Activity): Uint8Array {
  return packNumbers(Math.log2(step / shortestStep), counts);
}

/** The activity that `packActivity` packed. */
export function unpackActivity(packed: Uint8Array): Activity {
  const [doublings = 0, ...counts] = unpackNumbers(packed);
  return { step: shortestStep * 2 ** doublings, counts };
}
