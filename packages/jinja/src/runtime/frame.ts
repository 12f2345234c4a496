import type { Value } from '../values/value.ts';
import type { Rendering } from './rendering.ts';

/** The variables of one call of a template, block, macro or recursive loop. */
export interface Frame {
  /** `undefined` where nothing was assigned. */
  readonly slots: Array<Value | undefined>;
  /** That of the code around, for macros and recursive loops. */
  readonly outer: Frame | undefined;
  readonly context: Context;
}

/** What was assigned at the top level of the template: blocks see that, and nothing else of the variables around. */
export type Context = Map<string, Value>;

/** A compiled expression. */
export type Evaluate = (rendering: Rendering, frame: Frame) => Value;

/** A compiled statement. */
export type Execute = (rendering: Rendering, frame: Frame) => void;

/** A compiled target of an assignment. */
export type Store = (rendering: Rendering, frame: Frame, value: Value) => void;
