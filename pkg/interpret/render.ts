import { TemplateError, type Value } from '@bellhook/jinja';
import type { TemplateName } from '../contract/templates/templates.ts';
import type { TemplateFailure } from '../contract/types.ts';
import { type Outputs, readOutput } from './outputs/outputs.ts';
import { shorten, storable } from './outputs/text.ts';
import type { TemplateSet } from './template-set.ts';

/** The variables that templates can read. */
export type Variables = ReadonlyMap<string, Value>;

/** The result of rendering one template. */
export interface Rendered<Name extends TemplateName> {
  readonly output: string;
  /** The value that is read from the output. */
  readonly value: Outputs[Name];
  /** Whether the output says that there is no value, instead of saying nothing. The value is null then. */
  readonly saysNone: boolean;
  readonly failures: readonly TemplateFailure[];
}

/**
 * Templates that fall back to their default when they fail. If another template fails, there is no key, no severity and so
 * on.
 */
const appearance: ReadonlySet<TemplateName> = new Set(['title', 'message', 'imageUrl', 'sourceLink']);

const noFailures: readonly TemplateFailure[] = [];

/**
 * Renders one template of the set and reads its output. All rendering goes through here: on arrival, for pages, in previews
 * and in dry runs.
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
  // A default template is not to blame if a sender gives an invalid address.
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

/** Maximum length of a failure's message, in UTF-16 units. Messages can quote the payload. */
const messageLimit = 300;

export function describeError(error: TemplateError): string {
  return shorten(storable(error.message), messageLimit);
}
