import type { ArgumentList, Expression, For, Node, Parameter, Statement, Target } from './ast.ts';

/** The direct children of a node, in the order in which Jinja searches them for names. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'if':
    case 'for':
    case 'assign':
    case 'assign_block':
    case 'macro':
    case 'call_block':
    case 'filter_block':
    case 'with':
    case 'autoescape':
    case 'block':
    case 'text':
    case 'print':
      return childrenOfStatement(node);
    case 'tuple_target':
      return node.items;
    case 'name_target':
    case 'namespace_target':
      return [];
    default:
      return childrenOfExpression(node);
  }
}

function childrenOfStatement(node: Statement): readonly Node[] {
  switch (node.type) {
    case 'text':
      return [];
    case 'print':
      return [node.expression];
    case 'if':
      return [...node.branches.flatMap((branch) => [branch.condition, ...branch.body]), ...node.otherwise];
    case 'for':
      return childrenOfFor(node);
    case 'assign':
      return [node.target, node.value];
    case 'assign_block':
      return [node.target, node.value, ...node.body];
    case 'macro':
      return [...childrenOfParameters(node.parameters), ...node.body];
    case 'call_block':
      return [node.call, ...childrenOfParameters(node.parameters), ...node.body];
    case 'filter_block':
      return [...node.body, node.value];
    case 'with':
      return [...node.bindings.map(([target]) => target), ...node.bindings.map(([, value]) => value), ...node.body];
    case 'autoescape':
      return [node.on, ...node.body];
    case 'block':
      return node.body;
  }
}

function childrenOfFor(node: For): readonly Node[] {
  const condition = node.condition === undefined ? [] : [node.condition];
  return [node.target, node.iterable, ...node.body, ...node.otherwise, ...condition];
}

/** The names of the parameters first, then their defaults. */
export function childrenOfParameters(parameters: readonly Parameter[]): ReadonlyArray<Target | Expression> {
  const defaults = parameters.map((parameter) => parameter.byDefault);
  return [...parameters.map((parameter) => parameter.target), ...present(defaults)];
}

function childrenOfExpression(node: Expression): readonly Expression[] {
  switch (node.type) {
    case 'literal':
    case 'name':
    case 'captured':
      return [];
    case 'tuple':
    case 'list':
      return node.items;
    case 'dict':
      return node.entries.flat();
    case 'concatenation':
      return node.parts;
    case 'comparison':
      return [node.first, ...node.steps.map((step) => step.operand)];
    case 'binary':
    case 'logical':
      return [node.left, node.right];
    default:
      return childrenOfUse(node);
  }
}

type Use = Extract<
  Expression,
  { type: 'attribute' | 'item' | 'slice' | 'call' | 'filter' | 'test' | 'unary' | 'conditional' }
>;

function childrenOfUse(node: Use): readonly Expression[] {
  switch (node.type) {
    case 'attribute':
      return [node.object];
    case 'item':
      return [node.object, node.key];
    case 'slice':
      return present([node.start, node.stop, node.step]);
    case 'call':
      return [node.callee, ...childrenOfArguments(node.args)];
    case 'filter':
    case 'test':
      return [node.operand, ...childrenOfArguments(node.args)];
    case 'unary':
      return [node.operand];
    case 'conditional':
      return present([node.condition, node.then, node.otherwise]);
  }
}

function childrenOfArguments(args: ArgumentList): readonly Expression[] {
  return [
    ...args.positional,
    ...args.named.map(([, value]) => value),
    ...present([args.morePositional, args.moreNamed]),
  ];
}

function present(expressions: ReadonlyArray<Expression | undefined>): Expression[] {
  return expressions.filter((expression) => expression !== undefined);
}
