import { DateTime } from '../datetime/date-time.ts';
import { bindArguments, BuiltinFunction } from '../runtime/arguments.ts';
import type { Filter } from '../runtime/runtime.ts';
import type { Value } from '../values/value.ts';
import { jsonFilters } from './json.ts';
import { regexFilters } from './regex.ts';
import { stepsOfTime, timeFilters } from './time.ts';

/** The filters that Grafana OnCall adds to Jinja's. For unsuitable input they return None, which prints as `None`. */
export const onCallFilters: ReadonlyMap<string, Filter> = new Map([...jsonFilters, ...regexFilters, ...timeFilters]);

/** The functions that Grafana OnCall adds: `time()`, the time in UTC. */
export const onCallGlobals: ReadonlyMap<string, Value> = new Map([
  [
    'time',
    new BuiltinFunction((runtime, args) => {
      bindArguments('time()', args, []);
      runtime.spend(stepsOfTime);
      return DateTime.at(BigInt(Math.trunc(runtime.environment.now())) * 1000n);
    }),
  ],
]);
