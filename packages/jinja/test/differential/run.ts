import {
  compileTemplate,
  createEnvironment,
  type ErrorKind,
  onCallFilters,
  onCallGlobals,
  parseJson,
  TemplateError,
  type Value,
} from '../../src/index.ts';
import { Dict } from '../../src/values/value.ts';
import type { Case } from './corpus.ts';

/** The output or the error; the line is given for syntax errors. */
export type Result = string | { readonly error: ErrorKind; readonly line?: number };

/** The result of `time()`, as in reference.py. */
const now = Date.UTC(2026, 2, 4, 5, 6, 7, 89);

const environment = createEnvironment({
  filters: onCallFilters,
  globals: onCallGlobals,
  now: () => now,
  // Jinja has no limit of time, and a busy machine takes longer than this one gives.
  stopwatch: () => 0,
});

/** The result of this engine for a case. Errors other than TemplateErrors are rethrown. */
export function run({ template, payload, variables }: Omit<Case, 'name'>): Result {
  let compiled;
  try {
    compiled = compileTemplate(template, environment);
  } catch (error) {
    return { error: kindOf(error), line: (error as TemplateError).line };
  }
  try {
    return compiled.render(new Map([['payload', parseJson(payload)], ...entriesOf(parseJson(variables))]));
  } catch (error) {
    return { error: kindOf(error) };
  }
}

function kindOf(error: unknown): ErrorKind {
  if (error instanceof TemplateError) {
    return error.kind;
  }
  throw error;
}

function entriesOf(variables: Value): Array<[string, Value]> {
  return variables instanceof Dict ? [...variables.entries()].map(([key, value]) => [String(key), value]) : [];
}
