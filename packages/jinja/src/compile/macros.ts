import { Macro, type MacroDefinition } from '../runtime/macro.ts';
import type { Execute, Frame } from '../runtime/rendering.ts';
import type { CallBlock, Macro as MacroNode, Parameter } from '../syntax/ast.ts';
import { Undefined } from '../values/value.ts';
import { compileStore } from './assign.ts';
import { compileCallWithCaller } from './calls.ts';
import { compileExpression } from './expressions.ts';
import { findNamesOfMacro } from './find-names.ts';
import { costOf, costOfFrame, findUndeclared, heightOf, type SpecialName } from './measure.ts';
import { compileEnter } from './names.ts';
import { writeText } from './output.ts';
import { callPlace, fail, type Place } from './place.ts';
import { compileBody } from './statements.ts';

/** `{% macro name(…) %}…{% endmacro %}` */
export function compileMacro(node: MacroNode, place: Place): Execute {
  const definition = define(node, node.name, place);
  const store = compileStore({ type: 'name_target', name: node.name, isParameter: false, offset: node.offset }, place);
  return (rendering, frame) => store(rendering, frame, new Macro(definition, rendering, frame));
}

/** `{% call(…) macro(…) %}…{% endcall %}` */
export function compileCallBlock(node: CallBlock, place: Place): Execute {
  const definition = define(node, null, place);
  const call = compileCallWithCaller(node.call, place);
  const { offset } = node;
  return (rendering, frame) => {
    const result = call(rendering, frame, new Macro(definition, rendering, frame));
    rendering.offset = offset;
    writeText(rendering, result, 'what a call block calls');
  };
}

function define(node: MacroNode | CallBlock, name: string | null, outer: Place): MacroDefinition {
  const place = callPlace(outer);
  const { scope } = place;
  const parameters = node.parameters.map((parameter) => parameter.target.name);
  const given = givenNames(node, parameters, place);
  const special = [...given].map((one) => scope.declare(one).index);
  findNamesOfMacro(node, scope);
  const enter = compileEnter(place);
  const bindings = node.parameters.map((parameter) => compileParameter(parameter, place));
  const execute = compileBody(node.body, place);
  const defaults = node.parameters.map(({ byDefault }) => (byDefault === undefined ? 1 : 1 + costOf(byDefault)));
  return {
    name,
    cost: defaults.reduce((sum, cost) => sum + cost, costOfFrame(scope.unit.size)),
    parameters,
    usesCaller: given.has('caller'),
    usesKwargs: given.has('kwargs'),
    usesVarargs: given.has('varargs'),
    height: heightOf(node),
    print: (rendering, around, args) => {
      const frame: Frame = { slots: new Array(scope.unit.size), outer: around, context: around.context };
      enter?.(rendering, frame);
      special.forEach((index, i) => {
        frame.slots[index] = args[parameters.length + i];
      });
      bindings.forEach(({ index }, i) => {
        frame.slots[index] = args[i];
      });
      for (const { index, evaluateDefault } of bindings) {
        if (frame.slots[index] === undefined) {
          frame.slots[index] = evaluateDefault(rendering, frame);
        }
      }
      execute(rendering, frame);
    },
  };
}

/** The special names that the body uses besides its parameters, in the order in which they are bound. */
function givenNames({ body, offset, parameters: all }: MacroNode | CallBlock, parameters: string[], place: Place) {
  const used = findUndeclared(body);
  if (used.has('caller') && all.some(({ target, byDefault }) => target.name === 'caller' && byDefault === undefined)) {
    fail(place.program, 'the argument caller needs a default, such as caller=none; or leave it out', offset);
  }
  return new Set<string>(given.filter((name) => used.has(name) && !parameters.includes(name)));
}

const given: readonly SpecialName[] = ['caller', 'kwargs', 'varargs'];

function compileParameter({ target: { name }, byDefault }: Parameter, place: Place) {
  const index = place.scope.find(name)?.index ?? 0;
  const nothing = new Undefined(`the argument ${name} was not given; give it, or give it a default in the macro`);
  return { index, evaluateDefault: byDefault === undefined ? () => nothing : compileExpression(byDefault, place) };
}
