import type { Body, CallBlock, For, If, Macro, Node, Statement, Target, With } from '../syntax/ast.ts';
import { childrenOf, childrenOfParameters } from '../syntax/children.ts';
import type { Scope } from './scope.ts';

/** Records in the scope which names the nodes read and assign. Nodes with their own scope are not entered. */
export function findNames(nodes: readonly Node[], scope: Scope): void {
  for (const node of nodes) {
    findNamesOf(node, scope);
  }
}

/** The names that the inside of a loop reads and assigns. */
export function findNamesOfLoop({ target }: For, body: Body, scope: Scope): void {
  findNamesOf(target, scope);
  findNames(body, scope);
}

/** The names that the inside of a macro or of a call block reads and assigns. */
export function findNamesOfMacro({ parameters, body }: Macro | CallBlock, scope: Scope): void {
  findNames(childrenOfParameters(parameters), scope);
  findNames(body, scope);
}

/** The names that the inside of a `with` reads and assigns. */
export function findNamesOfWith({ bindings, body }: With, scope: Scope): void {
  findNames(
    bindings.map(([target]) => target),
    scope
  );
  findNames(body, scope);
}

function findNamesOf(node: Node, scope: Scope): void {
  switch (node.type) {
    case 'name':
      scope.read(node.name);
      break;
    case 'name_target':
    case 'tuple_target':
    case 'namespace_target':
      findNamesOfTarget(node, scope);
      break;
    case 'if':
      findNamesOfIf(node, scope);
      break;
    default:
      findNames(outerPartsOf(node), scope);
      if (node.type === 'macro') {
        scope.store(node.name);
      }
  }
}

function findNamesOfTarget(node: Target, scope: Scope): void {
  switch (node.type) {
    case 'name_target':
      if (node.isParameter) {
        scope.declare(node.name);
      } else {
        scope.store(node.name);
      }
      break;
    case 'tuple_target':
      findNames(node.items, scope);
      break;
    case 'namespace_target':
      scope.read(node.name);
  }
}

/** All `elif` parts together count as one branch, and so does a missing `else`. */
function findNamesOfIf({ branches: [first, ...others], otherwise, offset }: If, scope: Scope): void {
  if (first === undefined) {
    return;
  }
  findNamesOf(first.condition, scope);
  const inside = scope.branch();
  findNames(first.body, inside);
  const alternative = scope.branch();
  for (const branch of others) {
    findNamesOfIf({ type: 'if', branches: [branch], otherwise: [], offset }, alternative);
  }
  const last = scope.branch();
  findNames(otherwise, last);
  scope.merge([inside, alternative, last], offset);
}

/** The parts of a node that are evaluated in the scope around it. */
function outerPartsOf(node: Exclude<Node, Target>): readonly Node[] {
  return isStatement(node) ? outerPartsOfStatement(node) : childrenOf(node);
}

function outerPartsOfStatement(node: Statement): readonly Node[] {
  switch (node.type) {
    case 'for':
      return [node.iterable];
    case 'call_block':
      return [node.call];
    case 'filter_block':
      return [node.value];
    case 'with':
      return node.bindings.map(([, value]) => value);
    case 'assign':
      return [node.value, node.target];
    case 'assign_block':
      return [node.target];
    case 'macro':
    case 'autoescape':
    case 'block':
      return [];
    default:
      return childrenOf(node);
  }
}

function isStatement(node: Exclude<Node, Target>): node is Statement {
  return statementTypes.has(node.type);
}

const statementTypes: ReadonlySet<string> = new Set([
  'text',
  'print',
  'if',
  'for',
  'assign',
  'assign_block',
  'macro',
  'call_block',
  'filter_block',
  'with',
  'autoescape',
  'block',
] satisfies Array<Statement['type']>);
