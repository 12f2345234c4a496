import { define } from '../filters/define.ts';
import { charactersIn, isText } from '../filters/text-value.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { dumpJson, type JsonOptions } from '../values/json/json.ts';
import type { Value } from '../values/value.ts';
import { noneForBadInput } from './bad-input.ts';
import { decodeBase64 } from './base64.ts';
import { readJson } from './read-json.ts';

/** Filters that write and read JSON and base64. */
export const jsonFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('tojson_pretty', [], (runtime, value) => dump(runtime, value, { sortKeys: true, indent: 4 })),
  define('json_dumps', [], (runtime, value) => dump(runtime, value, { asciiOnly: true })),
  define('parse_json', [], (runtime, value) => (isText(value) ? readJson(runtime, charactersIn(value)) : null)),
  define('b64decode', [], (runtime, value) => (isText(value) ? decodeBase64(runtime, charactersIn(value)) : null)),
];

function dump(runtime: Runtime, value: Value, options: JsonOptions): Value {
  return noneForBadInput(() => dumpJson(runtime, value, options));
}
