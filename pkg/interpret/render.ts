import { TemplateError, type Value } from '@bellhook/jinja';
import type { TemplateName } from '../contract/templates/templates.ts';
import type { TemplateFailure } from '../contract/types.ts';
import { type Outputs, readOutput } from './outputs/outputs.ts';
import { shorten, storable } from './outputs/text.ts';
import type { TemplateSet } from './template-set.ts';

/** What templates can read. */
export type Variables = ReadonlyMap<string, Value>;

/** What one template made of a payload. */
export interface Rendered<Name extends TemplateName> {
  readonly output: string;
  /** What the output came to. */
  readonly value: Outputs[Name];
  /** Whether it says that there is none, instead of saying nothing; then the value is null. */
  readonly saysNone: boolean;
  readonly failures: readonly TemplateFailure[];
}

/** The templates whose default steps in where they fail; to the others a failure means no key, no severity and so on. */
const appearance: ReadonlySet<TemplateName> = new Set(['title', 'message', 'imageUrl', 'sourceLink']);

const noFailures: readonly TemplateFailure[] = [];

/**
 * Renders one template of the set and reads its output. This is the only way in which templates are rendered: on
 * arrival, when somebody looks, in previews and in dry runs.
 */
export function renderTemplate<Name extends TemplateName>(
  set: TemplateSet,
  name: Name,
  variables: Variables
): Rendered<Name> {
  const { compiled, fallback } = set.templates[name];
  let failures = noFailures;
  let output = '';
  try {
    if (compiled instanceof TemplateError) {
      throw compiled;
    }
    output = compiled.render(variables);
  } catch (error) {
    failures = [describeFailure(name, error)];
    if (fallback !== null && appearance.has(name)) {
      try {
        output = fallback.render(variables);
      } catch (fallbackError) {
        failures = [...failures, describeFailure(name, fallbackError)];
      }
    }
  }
  const { value, saysNone = false, problem } = readOutput[name](output);
  // That a sender gives no proper address is not the fault of a default.
  return problem === undefined || fallback === null || failures.length > 0
    ? { output, value, saysNone, failures }
    : { output, value, saysNone, failures: [{ template: name, line: null, column: null, message: problem }] };
}

function describeFailure(template: TemplateName, error: unknown): TemplateFailure {
  if (!(error instanceof TemplateError)) {
    throw error;
  }
  return { template, line: error.line, column: error.column, message: describeError(error) };
}

/** Longest message of a failure that is kept, in UTF-16 units. Messages can quote the payload. */
const messageLimit = 300;

export function describeError(error: TemplateError): string {
  return shorten(storable(error.message), messageLimit);
}
