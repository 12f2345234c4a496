import { TemplateError } from '../errors.ts';
import type { Execute, Frame, Rendering } from '../runtime/rendering.ts';
import type { Print } from '../syntax/ast.ts';
import { typeNameOf } from '../values/protocols.ts';
import { escape, toText } from '../values/text.ts';
import { Markup, type Value } from '../values/value.ts';
import { compileExpression } from './expressions.ts';
import type { Place } from './place.ts';

/** `{{ expression }}` */
export function compilePrint({ expression, offset }: Print, place: Place): Execute {
  const evaluate = compileExpression(expression, place);
  if (place.escaping === 'off') {
    return (rendering, frame) => {
      const value = evaluate(rendering, frame);
      if (typeof value === 'string') {
        rendering.write(value);
      } else {
        rendering.offset = offset;
        rendering.write(toText(rendering, value));
      }
    };
  }
  const isAlways = place.escaping === 'on';
  return (rendering, frame) => {
    const value = evaluate(rendering, frame);
    rendering.offset = offset;
    rendering.write(isAlways || rendering.autoescape ? escape(rendering, value).text : toText(rendering, value));
  };
}

/** Executes a statement and returns its output. */
export function capture(rendering: Rendering, frame: Frame, execute: Execute): string {
  const before = rendering.beginCapture();
  execute(rendering, frame);
  return rendering.endCapture(before);
}

/**
 * Prints the result of a filter block's filters or a call block's call. Jinja accepts only texts there.
 * @throws TemplateError (type) if it is none
 */
export function writeText(rendering: Rendering, value: Value, what: string): void {
  if (typeof value === 'string') {
    rendering.write(value);
  } else if (value instanceof Markup) {
    rendering.write(value.text);
  } else {
    throw new TemplateError(
      'type',
      `${what} has to give a text, not a ${typeNameOf(value)}; end with the filter string`
    );
  }
}
