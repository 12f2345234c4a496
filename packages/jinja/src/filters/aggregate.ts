import { TemplateError } from '../errors.ts';
import type { Filter } from '../runtime/runtime.ts';
import { compare } from '../values/compare.ts';
import { iterate } from '../values/iterate.ts';
import { add } from '../values/operators.ts';
import { isTrue } from '../values/truth.ts';
import { Undefined, type Value } from '../values/value.ts';
import { makeGetter } from './attribute-path.ts';
import { define } from './define.ts';
import { isText } from './text-value.ts';

/** Filters that make one value of all elements. */
export const aggregateFilters: ReadonlyArray<readonly [string, Filter]> = [
  extreme('min', '<'),
  extreme('max', '>'),
  define(
    'sum',
    [
      ['attribute', null],
      ['start', 0],
    ],
    (runtime, value, [attribute = null, start = null]) => {
      if (isText(start)) {
        throw new TemplateError('type', 'the filter sum adds no texts; use join');
      }
      const get = makeGetter(runtime, attribute);
      let total: Value = start;
      for (const item of iterate(runtime, value)) {
        runtime.spend(1);
        total = add(runtime, total, get(item));
      }
      return total;
    }
  ),
];

function extreme(name: string, operator: '<' | '>'): readonly [string, Filter] {
  const parameters = [
    ['case_sensitive', false],
    ['attribute', null],
  ] as const;
  return define(name, parameters, (runtime, value, [caseSensitive = null, attribute = null]) => {
    const getKey = makeGetter(runtime, attribute, { ignoreCase: !isTrue(caseSensitive) });
    let best: { readonly item: Value; readonly key: Value } | undefined;
    for (const item of iterate(runtime, value)) {
      runtime.spend(1);
      const key = getKey(item);
      if (best === undefined || compare(runtime, key, best.key, operator)) {
        best = { item, key };
      }
    }
    if (best === undefined) {
      return new Undefined(
        `there is no ${name}, as there are no elements; test it with "is defined", or give a default`
      );
    }
    return best.item;
  });
}
