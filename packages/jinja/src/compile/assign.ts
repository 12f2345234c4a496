import { TemplateError } from '../errors.ts';
import { unpack } from '../runtime/arguments.ts';
import { Namespace } from '../runtime/globals.ts';
import type { Execute, Store } from '../runtime/rendering.ts';
import type {
  Assign,
  AssignBlock,
  FilterBlock,
  NamespaceTarget,
  NameTarget,
  Target,
  TupleTarget,
} from '../syntax/ast.ts';
import { toText } from '../values/text.ts';
import { Markup } from '../values/value.ts';
import { compileExpression } from './expressions.ts';
import { findNames } from './find-names.ts';
import { compileEnter, compileName } from './names.ts';
import { capture, writeText } from './output.ts';
import { innerPlace, type Place } from './place.ts';
import { compileBody } from './statements.ts';

/** `{% set target = value %}` */
export function compileAssign({ target, value }: Assign, place: Place): Execute {
  const evaluate = compileExpression(value, place);
  const store = compileStore(target, place);
  return (rendering, frame) => store(rendering, frame, evaluate(rendering, frame));
}

/** `{% set target %}…{% endset %}` */
export function compileAssignBlock({ target, value, body }: AssignBlock, outer: Place): Execute {
  const place = innerPlace(outer);
  findNames([...body, value], place.scope);
  const enter = compileEnter(place);
  const execute = compileBody(body, place);
  const evaluate = compileExpression(value, place);
  const store = compileStore(target, outer);
  return (rendering, frame) => {
    enter?.(rendering, frame);
    rendering.captured = capture(rendering, frame, execute);
    const result = evaluate(rendering, frame);
    const marked = rendering.autoescape ? new Markup(toText(rendering, result)) : result;
    store(rendering, frame, marked);
  };
}

/** `{% filter name %}…{% endfilter %}` */
export function compileFilterBlock({ value, body, offset }: FilterBlock, outer: Place): Execute {
  const place = innerPlace(outer);
  findNames([...body, value], place.scope);
  const enter = compileEnter(place);
  const execute = compileBody(body, place);
  const evaluate = compileExpression(value, place);
  const { escaping } = place;
  return (rendering, frame) => {
    enter?.(rendering, frame);
    const text = capture(rendering, frame, execute);
    const isMarkup = escaping === 'on' || (escaping === 'by rendering' && rendering.autoescape);
    rendering.captured = isMarkup ? new Markup(text) : text;
    const result = evaluate(rendering, frame);
    rendering.offset = offset;
    writeText(rendering, result, 'a filter block');
  };
}

/** Compiles a target into a function that assigns a value to it. */
export function compileStore(target: Target, place: Place): Store {
  switch (target.type) {
    case 'name_target':
      return compileNameStore(target, place);
    case 'tuple_target':
      return compileTupleStore(target, place);
    case 'namespace_target':
      return compileNamespaceStore(target, place);
  }
}

function compileNameStore({ name }: NameTarget, { scope, isTopLevel, program }: Place): Store {
  const index = scope.find(name)?.index ?? 0;
  if (isTopLevel && program.blockNodes.size > 0) {
    return (_, { slots, context }, value) => {
      slots[index] = value;
      context.set(name, value);
    };
  }
  return (_, { slots }, value) => {
    slots[index] = value;
  };
}

function compileTupleStore({ items, offset }: TupleTarget, place: Place): Store {
  const stores = items.map((item) => compileStore(item, place));
  return (rendering, frame, value) => {
    rendering.offset = offset;
    const values = unpack(rendering, value, stores.length);
    stores.forEach((store, i) => store(rendering, frame, values[i] ?? null));
  };
}

function compileNamespaceStore({ name, attribute, offset }: NamespaceTarget, place: Place): Store {
  const evaluate = compileName({ type: 'name', name, offset }, place);
  return (rendering, frame, value) => {
    const namespace = evaluate(rendering, frame);
    rendering.offset = offset;
    if (!(namespace instanceof Namespace)) {
      const message = `${name} is not a namespace; create one first with {% set ${name} = namespace() %}`;
      throw new TemplateError('type', message);
    }
    namespace.set(attribute, value);
  };
}
