import { TemplateError } from '../errors.ts';
import { iterate } from '../values/iterate.ts';
import { Callable, Dict, Undefined, type Value } from '../values/value.ts';
import type { Arguments } from './arguments.ts';
import type { Rendering } from './rendering.ts';
import { typeNameOf } from '../values/type-name.ts';

/** Calls what may be called. @throws TemplateError (type, undefined) where it cannot be */
export function callValue(rendering: Rendering, callee: Value, args: Arguments): Value {
  if (callee instanceof Callable) {
    return callee.call(rendering, args);
  }
  if (callee instanceof Undefined) {
    throw callee.error();
  }
  throw new TemplateError('type', `a ${typeNameOf(callee)} cannot be called; leave out the brackets`);
}

/** Adds the elements of `*values`. */
export function addPositional(rendering: Rendering, positional: Value[], values: Value): void {
  for (const value of iterate(rendering, values)) {
    rendering.makeElements(1);
    positional.push(value);
  }
}

/** Adds the entries of `**values`. @throws TemplateError (type) where a name is not a text, or is given already */
export function addNamed(rendering: Rendering, named: Map<string, Value>, values: Value): void {
  if (values instanceof Undefined) {
    throw values.error();
  }
  if (!(values instanceof Dict)) {
    throw new TemplateError('type', `the argument with ** has to be a dict, not a ${typeNameOf(values)}`);
  }
  rendering.makeElements(values.size);
  for (const [name, value] of values.entries()) {
    if (typeof name !== 'string') {
      throw new TemplateError('type', 'the keys of the argument with ** have to be texts; put quotes around them');
    }
    if (named.has(name)) {
      throw new TemplateError('type', `the argument ${name} is given twice; leave one out`);
    }
    named.set(name, value);
  }
}
