import type { Execute } from '../runtime/rendering.ts';
import type { Autoescape, Body, If, Statement, With } from '../syntax/ast.ts';
import { isTrue } from '../values/protocols.ts';
import { compileAssign, compileAssignBlock, compileFilterBlock, compileStore } from './assign.ts';
import { compileBlockUse } from './blocks.ts';
import { compileExpression } from './expressions.ts';
import { findNames, findNamesOfWith } from './find-names.ts';
import { compileFor } from './loops.ts';
import { compileCallBlock, compileMacro } from './macros.ts';
import { costOf } from './measure.ts';
import { compileEnter } from './names.ts';
import { compilePrint } from './output.ts';
import { innerPlace, type Place, softPlace } from './place.ts';

/** Compiles statements into a function that executes them in order. @throws TemplateError (syntax), located */
export function compileBody(body: Body, place: Place): Execute {
  let cost = 0;
  const steps: Execute[] = [];
  for (const statement of joinTexts(body)) {
    cost += costOfStatement(statement);
    steps.push(compileStatement(statement, place));
  }
  return inSequence(steps, cost);
}

function compileStatement(node: Statement, place: Place): Execute {
  switch (node.type) {
    case 'text': {
      const { text } = node;
      return (rendering) => rendering.write(text);
    }
    case 'print':
      return compilePrint(node, place);
    case 'if':
      return compileIf(node, place);
    case 'for':
      return compileFor(node, place);
    case 'assign':
      return compileAssign(node, place);
    case 'assign_block':
      return compileAssignBlock(node, place);
    case 'macro':
      return compileMacro(node, place);
    case 'call_block':
      return compileCallBlock(node, place);
    case 'filter_block':
      return compileFilterBlock(node, place);
    case 'with':
      return compileWith(node, place);
    case 'autoescape':
      return compileAutoescape(node, place);
    case 'block':
      return compileBlockUse(node, place);
  }
}

function compileIf({ branches, otherwise }: If, outer: Place): Execute {
  const place = softPlace(outer);
  const parts = branches.map(({ condition, body }) => ({
    condition: compileExpression(condition, place),
    execute: compileBody(body, place),
  }));
  const executeOtherwise = compileBody(otherwise, place);
  return (rendering, frame) => {
    for (const { condition, execute } of parts) {
      if (isTrue(condition(rendering, frame))) {
        execute(rendering, frame);
        return;
      }
    }
    executeOtherwise(rendering, frame);
  };
}

/** The cost of a statement itself, in steps. Its bodies charge for themselves whenever they are executed. */
function costOfStatement(node: Statement): number {
  switch (node.type) {
    case 'print':
      return costOf(node.expression);
    case 'if':
      return node.branches.reduce((sum, { condition }) => sum + costOf(condition), 0);
    case 'for':
      return costOf(node.iterable);
    case 'assign':
    case 'assign_block':
    case 'filter_block':
      return costOf(node.value);
    case 'call_block':
      return costOf(node.call);
    case 'with':
      return node.bindings.reduce((sum, [, value]) => sum + costOf(value), 1);
    default:
      return 1;
  }
}

/** Joins adjacent texts, which had a comment between them. */
function joinTexts(body: Body): Body {
  const joined: Statement[] = [];
  for (const statement of body) {
    const last = joined.at(-1);
    if (statement.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { ...last, text: last.text + statement.text };
    } else {
      joined.push(statement);
    }
  }
  return joined;
}

function inSequence(steps: readonly Execute[], cost: number): Execute {
  const [first, second, ...others] = steps;
  if (first === undefined) {
    return () => undefined;
  }
  if (second === undefined) {
    return (rendering, frame) => {
      rendering.spend(cost);
      first(rendering, frame);
    };
  }
  if (others.length === 0) {
    return (rendering, frame) => {
      rendering.spend(cost);
      first(rendering, frame);
      second(rendering, frame);
    };
  }
  return (rendering, frame) => {
    rendering.spend(cost);
    for (const step of steps) {
      step(rendering, frame);
    }
  };
}

/** `{% with name = value %}…{% endwith %}`; the values see only the outer scope. */
function compileWith(node: With, outer: Place): Execute {
  const place = innerPlace(outer);
  findNamesOfWith(node, place.scope);
  const enter = compileEnter(place);
  const bindings = node.bindings.map(([target, value]) => ({
    evaluate: compileExpression(value, outer),
    store: compileStore(target, place),
  }));
  const execute = compileBody(node.body, place);
  return (rendering, frame) => {
    enter?.(rendering, frame);
    for (const { evaluate, store } of bindings) {
      store(rendering, frame, evaluate(rendering, frame));
    }
    execute(rendering, frame);
  };
}

/** `{% autoescape on %}…{% endautoescape %}` */
function compileAutoescape({ on, body }: Autoescape, outer: Place): Execute {
  const inner = innerPlace(outer);
  findNames([on, ...body], inner.scope);
  const enter = compileEnter(inner);
  const evaluate = compileExpression(on, inner);
  const escaping = on.type !== 'literal' ? 'by rendering' : isTrue(on.value) ? 'on' : 'off';
  const execute = compileBody(body, { ...inner, escaping });
  return (rendering, frame) => {
    enter?.(rendering, frame);
    const before = rendering.autoescape;
    rendering.autoescape = isTrue(evaluate(rendering, frame));
    execute(rendering, frame);
    rendering.autoescape = before;
  };
}
