import type { Filter } from '../runtime/runtime.ts';
import { generalFilters } from './general.ts';
import { lazyFilters, selectFilters } from './lazy.ts';
import { markupFilters } from './markup.ts';
import { numberFilters } from './number.ts';
import { aggregateFilters, sequenceFilters } from './sequence.ts';
import { sortFilters } from './sort.ts';
import { layoutFilters, textFilters } from './text.ts';
import { urlencode } from './urlencode.ts';
import { urlize } from './urlize.ts';

/** All filters that Jinja2 3.1 has, by name. */
export const builtinFilters: ReadonlyMap<string, Filter> = new Map([
  ...aggregateFilters,
  ...generalFilters,
  ...layoutFilters,
  ...lazyFilters,
  ...markupFilters,
  ...numberFilters,
  ...selectFilters,
  ...sequenceFilters,
  ...sortFilters,
  ...textFilters,
  urlencode,
  urlize,
]);
