import type { Call, Expression } from './ast-expressions.ts';

export type * from './ast-expressions.ts';

/** A node of the syntax tree. Every node has its offset in the source, for errors. */
export type Node = Expression | Statement | Target;

/** The target of an assignment. */
export type Target = NameTarget | TupleTarget | NamespaceTarget;

export interface NameTarget {
  readonly type: 'name_target';
  readonly name: string;
  /** Whether it belongs to a loop, a macro or `with`: then it is always a new variable. */
  readonly isParameter: boolean;
  readonly offset: number;
}

export interface TupleTarget {
  readonly type: 'tuple_target';
  readonly items: readonly Target[];
  readonly offset: number;
}

/** `namespace.attribute` */
export interface NamespaceTarget {
  readonly type: 'namespace_target';
  readonly name: string;
  readonly attribute: string;
  readonly offset: number;
}

export type Body = readonly Statement[];

export type Statement =
  Text | Print | If | For | Assign | AssignBlock | Macro | CallBlock | FilterBlock | With | Autoescape | Block;

export interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly offset: number;
}

export interface Print {
  readonly type: 'print';
  readonly expression: Expression;
  readonly offset: number;
}

export interface If {
  readonly type: 'if';
  /** Of `if` and every `elif`. */
  readonly branches: readonly Branch[];
  readonly otherwise: Body;
  readonly offset: number;
}

export interface Branch {
  readonly condition: Expression;
  readonly body: Body;
}

export interface For {
  readonly type: 'for';
  readonly target: Target;
  readonly iterable: Expression;
  readonly condition: Expression | undefined;
  readonly isRecursive: boolean;
  readonly body: Body;
  readonly otherwise: Body;
  readonly offset: number;
}

export interface Assign {
  readonly type: 'assign';
  readonly target: Target;
  readonly value: Expression;
  readonly offset: number;
}

export interface AssignBlock {
  readonly type: 'assign_block';
  readonly target: Target;
  /** A chain of filters on `Captured`, the output of the body, or `Captured` itself. */
  readonly value: Expression;
  readonly body: Body;
  readonly offset: number;
}

export interface Parameter {
  readonly target: NameTarget;
  readonly byDefault: Expression | undefined;
}

export interface Macro {
  readonly type: 'macro';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Body;
  readonly offset: number;
}

export interface CallBlock {
  readonly type: 'call_block';
  readonly call: Call;
  readonly parameters: readonly Parameter[];
  readonly body: Body;
  readonly offset: number;
}

export interface FilterBlock {
  readonly type: 'filter_block';
  /** A chain of filters on `Captured`. */
  readonly value: Expression;
  readonly body: Body;
  readonly offset: number;
}

export interface With {
  readonly type: 'with';
  readonly bindings: ReadonlyArray<readonly [target: Target, value: Expression]>;
  readonly body: Body;
  readonly offset: number;
}

export interface Autoescape {
  readonly type: 'autoescape';
  readonly on: Expression;
  readonly body: Body;
  readonly offset: number;
}

export interface Block {
  readonly type: 'block';
  readonly name: string;
  readonly isScoped: boolean;
  readonly isRequired: boolean;
  readonly body: Body;
  readonly offset: number;
}
