import type { Runtime } from '../../runtime/runtime.ts';
import { compile } from './compiled.ts';
import { chargeMatch, planOf } from './cost.ts';

/**
 * Whether the pattern matches somewhere in the text, or at its beginning.
 * @param text undefined for what is none: then only the pattern is looked at
 * @throws TemplateError (value, limit)
 */
export function matches(
  runtime: Runtime,
  pattern: string,
  text: string | undefined,
  anchored: boolean
): boolean | null {
  const { program, translation } = compile(runtime, pattern, 'line', anchored);
  if (text === undefined) {
    return null;
  }
  const plan = planOf(translation.size, text);
  chargeMatch(runtime, plan);
  return plan.engine === 'automaton' ? program.test(text) : program.matcher(text).find();
}
