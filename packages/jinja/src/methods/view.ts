import { contains } from '../values/contains.ts';
import { toArray } from '../values/iterate.ts';
import { type Method, type Methods, positional } from './method.ts';

/** The methods of what `keys()` and `items()` of a dict give. */
export const viewMethods: Methods = new Map<string, Method>([
  [
    'isdisjoint',
    (runtime, self, args) => {
      const [other = null] = positional('isdisjoint()', args, 1);
      return !toArray(runtime, other).some((item) => contains(runtime, self, item));
    },
  ],
]);
