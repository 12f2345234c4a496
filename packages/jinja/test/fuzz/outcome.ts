import {
  compileTemplate,
  createEnvironment,
  type EnvironmentOptions,
  onCallFilters,
  onCallGlobals,
  parseJson,
  TemplateError,
  type Value,
} from '../../src/index.ts';
import { Dict, Float, List } from '../../src/values/value.ts';

/** The result of a rendering. */
export type Outcome = { readonly output: string } | Pick<TemplateError, 'kind' | 'message' | 'line' | 'column'>;

/** The environment in which alerts are rendered, with a fixed clock and fixed random numbers. */
export function stillEnvironment(options: EnvironmentOptions = {}) {
  return createEnvironment({
    filters: onCallFilters,
    globals: onCallGlobals,
    now: () => 1_772_600_767_089,
    random: () => 0.5,
    stopwatch: () => 0,
    ...options,
  });
}

/**
 * Compiles and renders a template with a JSON payload.
 * @throws errors other than TemplateErrors, which are always bugs; also if an error lacks its message or position, or the
 * payload was changed
 */
export function outcomeOf(template: string, payload: string, environment = stillEnvironment()): Outcome {
  const value = parseJson(payload);
  const before = snapshot(value);
  const outcome = attempt(template, value, environment);
  if (snapshot(value) !== before) {
    throw new Error(`the payload was changed by ${template}`);
  }
  if ('kind' in outcome && (outcome.message === '' || outcome.line < 1 || outcome.column < 1)) {
    throw new Error(`an error without message or place: ${JSON.stringify(outcome)}`);
  }
  return outcome;
}

function attempt(template: string, payload: Value, environment: ReturnType<typeof createEnvironment>): Outcome {
  try {
    return { output: compileTemplate(template, environment).render(new Map([['payload', payload]])) };
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    const { kind, message, line, column } = error;
    return { kind, message, line, column };
  }
}

/** A text that is equal for equal content. Works without recursion, because payloads may be deep. */
function snapshot(value: Value): string {
  const parts: string[] = [];
  const open: Array<Value | { readonly text: string }> = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof Dict) {
      parts.push('{');
      open.push({ text: '}' });
      for (const [key, item] of next.entries()) {
        open.push(key, item);
      }
    } else if (next instanceof List) {
      parts.push('[');
      open.push({ text: ']' });
      next.items.forEach((item) => open.push(item));
    } else if (next instanceof Float) {
      parts.push(`float ${next.value}`);
    } else {
      parts.push(
        typeof next === 'object' && next !== null && 'text' in next ? next.text : `${typeof next} ${String(next)}`
      );
    }
  }
  return parts.join('\n');
}
