export { createEnvironment, defaultLimits, type EnvironmentOptions } from './environment.ts';
export { type ErrorKind, TemplateError } from './errors.ts';
export { define as defineFilter } from './filters/define.ts';
export { lintTemplate, type Warning } from './lint/lint.ts';
export { onCallFilters, onCallGlobals } from './oncall/index.ts';
export { type Arguments, bindArguments, noArguments } from './runtime/arguments.ts';
export type { Environment, Filter, Limits, Runtime, Test } from './runtime/runtime.ts';
export { compileTemplate, Template } from './template.ts';
export { fromJson, parseJson } from './values/json/json.ts';
export { toText } from './values/text.ts';
export {
  Callable,
  Dict,
  Float,
  Generator,
  List,
  makeFloat,
  makeInt,
  Markup,
  PyObject,
  Tuple,
  Undefined,
  type Value,
} from './values/value.ts';
