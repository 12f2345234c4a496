import type { Value } from '../values/value.ts';

/** An expression. Every node has its offset in the source, for errors. */
export type Expression =
  | Literal
  | Name
  | TupleDisplay
  | ListDisplay
  | DictDisplay
  | Attribute
  | Item
  | Slice
  | Call
  | FilterUse
  | TestUse
  | Captured
  | Unary
  | Binary
  | Logical
  | Comparison
  | Concatenation
  | Conditional;

export interface Literal {
  readonly type: 'literal';
  readonly value: Value;
  readonly offset: number;
}

export interface Name {
  readonly type: 'name';
  readonly name: string;
  readonly offset: number;
}

export interface TupleDisplay {
  readonly type: 'tuple';
  readonly items: readonly Expression[];
  readonly offset: number;
}

export interface ListDisplay {
  readonly type: 'list';
  readonly items: readonly Expression[];
  readonly offset: number;
}

export interface DictDisplay {
  readonly type: 'dict';
  readonly entries: ReadonlyArray<readonly [key: Expression, value: Expression]>;
  readonly offset: number;
}

/** `object.name` */
export interface Attribute {
  readonly type: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly offset: number;
}

/** `object[key]`, `object.0` */
export interface Item {
  readonly type: 'item';
  readonly object: Expression;
  readonly key: Expression;
  readonly offset: number;
}

/** `start:stop:step`; only ever the key of an item. */
export interface Slice {
  readonly type: 'slice';
  readonly start: Expression | undefined;
  readonly stop: Expression | undefined;
  readonly step: Expression | undefined;
  readonly offset: number;
}

/** The arguments of a call, filter or test. */
export interface ArgumentList {
  readonly positional: readonly Expression[];
  readonly named: ReadonlyArray<readonly [name: string, value: Expression]>;
  /** Of `*more`. */
  readonly morePositional: Expression | undefined;
  /** Of `**more`. */
  readonly moreNamed: Expression | undefined;
}

export interface Call {
  readonly type: 'call';
  readonly callee: Expression;
  readonly args: ArgumentList;
  readonly offset: number;
}

export interface FilterUse {
  readonly type: 'filter';
  readonly operand: Expression;
  readonly name: string;
  readonly args: ArgumentList;
  readonly offset: number;
}

export interface TestUse {
  readonly type: 'test';
  readonly operand: Expression;
  readonly name: string;
  readonly args: ArgumentList;
  readonly offset: number;
}

/** The output of the body of `{% filter %}` or `{% set %}`, to which filters are applied. */
export interface Captured {
  readonly type: 'captured';
  readonly offset: number;
}

export interface Unary {
  readonly type: 'unary';
  readonly operator: '-' | '+' | 'not';
  readonly operand: Expression;
  readonly offset: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

export interface Binary {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly offset: number;
}

export interface Logical {
  readonly type: 'logical';
  readonly operator: 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
  readonly offset: number;
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

export interface ComparisonStep {
  readonly operator: ComparisonOperator;
  readonly operand: Expression;
  readonly offset: number;
}

/** `first < second < third`: every operand is evaluated at most once. */
export interface Comparison {
  readonly type: 'comparison';
  readonly first: Expression;
  readonly steps: readonly ComparisonStep[];
  readonly offset: number;
}

export interface Concatenation {
  readonly type: 'concatenation';
  readonly parts: readonly Expression[];
  readonly offset: number;
}

export interface Conditional {
  readonly type: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression | undefined;
  readonly offset: number;
}
