import { compileExpression } from '../compile/expressions.ts';
import type { Place, Program } from '../compile/place.ts';
import { Scope, Unit } from '../compile/scope.ts';
import type { TemplateError } from '../errors.ts';
import { type Frame, Rendering, toTemplateError } from '../runtime/rendering.ts';
import type { Environment } from '../runtime/runtime.ts';
import type { Expression, Node } from '../syntax/ast.ts';
import { positionsIn } from '../syntax/characters.ts';
import { childrenOf } from '../syntax/children.ts';
import { Markup, Undefined, type Value } from '../values/value.ts';

/** The remaining steps for evaluating constant parts of a template. */
export interface LintBudget {
  steps: number;
}

/** The warning for an expression without variables that always is empty, is None or fails. */
export function messageOfConstant(node: Node, environment: Environment, budget: LintBudget): string | undefined {
  if (budget.steps <= 0 || !isConstant(node, environment) || isPlain(node)) {
    return undefined;
  }
  const result = evaluate(node, environment, budget);
  if (result.error !== undefined) {
    // It may fit into the larger limits of a rendering.
    return result.error.kind === 'limit' ? undefined : `this always fails: ${result.error.message}`;
  }
  return messageOfValue(result.value);
}

function messageOfValue(value: Value): string | undefined {
  if (value === null) {
    return 'this is always None; check the value and the arguments, or use a variable';
  }
  if (value === '' || (value instanceof Markup && value.text === '')) {
    return 'this is always an empty text; leave it out, or use a variable';
  }
  return value instanceof Undefined ? `this is always undefined: ${value.error().message}` : undefined;
}

type Result =
  { readonly value: Value; readonly error?: undefined } | { readonly error: TemplateError; readonly value?: undefined };

function evaluate(node: Expression, environment: Environment, budget: LintBudget): Result {
  const steps = Math.min(limits.steps, budget.steps);
  const limited: Environment = { ...environment, limits: { ...environment.limits, ...limits, steps } };
  const program: Program = {
    environment: limited,
    source: '',
    positionOf: positionsIn(''),
    assigned: new Set(),
    merged: 0,
    blockNodes: new Map(),
    blockNames: new Set(),
    blocks: new Map(),
    unassigned: new Set(),
  };
  const scope = new Scope(undefined, new Unit(undefined, program));
  const place: Place = { program, scope, isTopLevel: true, isSoft: false, escaping: 'off' };
  const frame: Frame = { slots: [], outer: undefined, context: new Map() };
  const rendering = new Rendering(limited, new Map());
  try {
    return { value: compileExpression(node, place)(rendering, frame) };
  } catch (error) {
    return { error: toTemplateError(error) };
  } finally {
    budget.steps -= stepsToBegin + rendering.spent;
  }
}

/** The cost of compiling a small expression and of setting up its evaluation. */
const stepsToBegin = 20;

/** Less than in a rendering, because a template can have many constants. */
const limits = { steps: 10_000, text: 100_000, elements: 10_000 };

/** Whether the node always has the same value. */
function isConstant(node: Node, environment: Environment): node is Expression {
  return mayBeConstant(node, environment) && childrenOf(node).every((child) => isConstant(child, environment));
}

/** Whether the node always has the same value if all its children do. */
function mayBeConstant(node: Node, { filters, tests }: Environment): boolean {
  switch (node.type) {
    case 'filter':
      return filters.has(node.name) && !changing.has(node.name);
    case 'test':
      return tests.has(node.name);
    case 'call':
      return node.callee.type === 'attribute';
    default:
      return pure.has(node.type);
  }
}

/** Whether the node is a plain literal: an empty text or None that is written out is intended. */
function isPlain(node: Node): boolean {
  switch (node.type) {
    case 'literal':
    case 'slice':
      return true;
    case 'tuple':
    case 'list':
    case 'dict':
      return childrenOf(node).every(isPlain);
    default:
      return false;
  }
}

/** Filters with a different result each time. */
const changing = new Set(['random']);

const pure: ReadonlySet<Node['type']> = new Set([
  'literal',
  'tuple',
  'list',
  'dict',
  'attribute',
  'item',
  'slice',
  'unary',
  'binary',
  'logical',
  'comparison',
  'concatenation',
  'conditional',
]);
