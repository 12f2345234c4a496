import { TemplateError } from '../errors.ts';
import type { Value } from '../values/value.ts';
import type { Environment, Limits, Runtime } from './runtime.ts';

/** The state of one rendering: its output, and how much of its limits it has used. */
export class Rendering implements Runtime {
  readonly environment: Environment;
  readonly variables: ReadonlyMap<string, Value>;
  offset = 0;
  /** Whether output is escaped, as inside `{% autoescape true %}`. */
  autoescape = false;
  /** The output of the body of a filter or set block, for its first filter. */
  captured: Value = '';
  /** The output since the start of the rendering or of the innermost capture. */
  output = '';
  readonly #limits: Limits;
  /** How long `output` may become. */
  #room: number;
  #captures = 0;
  #spent = 0;
  /** The number of steps at which the limits are checked next. */
  #checkAt: number;
  #startedAt: number | undefined;
  #depth = 0;
  #height = 0;

  constructor(environment: Environment, variables: ReadonlyMap<string, Value>) {
    this.environment = environment;
    this.variables = variables;
    this.#limits = environment.limits;
    this.#room = environment.limits.output;
    this.#checkAt = Math.min(stepsPerLook, environment.limits.steps + 1);
  }

  /** The steps so far. */
  get spent(): number {
    return this.#spent;
  }

  write(text: string): void {
    this.output += text;
    if (this.output.length > this.#room) {
      throw tooMuch(`the output is longer than ${this.#room} characters`, 'print less');
    }
  }

  /** Captures output from here on. Returns the argument for `endCapture`. */
  beginCapture(): string {
    const before = this.output;
    this.output = '';
    this.#captures++;
    this.#room = this.#limits.text;
    return before;
  }

  /** Returns the output since `beginCapture`. */
  endCapture(before: string): string {
    const text = this.output;
    this.output = before;
    this.#captures--;
    if (this.#captures === 0) {
      this.#room = this.#limits.output;
    }
    this.makeText(text.length);
    return text;
  }

  spend(steps: number): void {
    this.#spent += steps;
    // Written so that NaN leads to a check too.
    if (!(this.#spent < this.#checkAt)) {
      this.#check();
    }
  }

  makeText(length: number): void {
    if (!(length <= this.#limits.text)) {
      throw tooMuch(`a text would have more than ${this.#limits.text} characters`, 'work on shorter texts');
    }
    this.spend(1 + length / charactersPerStep);
  }

  makeElements(count: number): void {
    if (!(count <= this.#limits.elements)) {
      throw tooMuch(`a list would have more than ${this.#limits.elements} elements`, 'work on shorter lists');
    }
    this.spend(1 + count);
  }

  enter(): void {
    this.#depth++;
    if (this.#depth > this.#limits.depth) {
      throw tooMuch(`calls and loops are more than ${this.#limits.depth} deep`, 'check that every recursion ends');
    }
  }

  leave(): void {
    this.#depth--;
  }

  /** Like `enter`, for parts that can call themselves. @param height the height of the syntax tree */
  descend(height: number): void {
    this.enter();
    this.#height += height;
    if (this.#height > maxHeight) {
      throw tooMuch('calls are too deep inside each other', 'check that every recursion ends, or nest less deeply');
    }
  }

  ascend(height: number): void {
    this.leave();
    this.#height -= height;
  }

  #check(): void {
    const { steps, milliseconds } = this.#limits;
    if (!(this.#spent <= steps)) {
      throw tooMuch('the template does too much work', 'loop over fewer elements, or work on shorter texts');
    }
    const now = (this.environment.stopwatch ?? monotonicNow)();
    this.#startedAt ??= now;
    if (now - this.#startedAt > milliseconds) {
      throw tooMuch(`the template takes longer than ${milliseconds} ms`, 'loop over fewer elements');
    }
    this.#checkAt = Math.min(this.#spent + stepsPerLook, steps + 1);
  }
}

/**
 * Converts an error of a rendering. The stack can only overflow on values that are nested too deeply; every other error that is
 * not a TemplateError is a bug and is rethrown.
 */
export function toTemplateError(error: unknown): TemplateError {
  if (error instanceof TemplateError) {
    return error;
  }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return new TemplateError('limit', 'a value is nested too deeply; make it flatter');
  }
  throw error;
}

/** The steps between two looks at the clock. The first look starts it, so short renderings do not pay for it. */
const stepsPerLook = 4096;
const charactersPerStep = 16;

/** How many levels of syntax may be evaluated inside each other: less than JavaScript's stack holds, with a margin. */
const maxHeight = 2500;

function monotonicNow(): number {
  return performance.now();
}

function tooMuch(what: string, mend: string): TemplateError {
  return new TemplateError('limit', `${what}; ${mend}`);
}

/** The variables of one call of a template, block, macro or recursive loop. */
export interface Frame {
  /** `undefined` for variables without a value. */
  readonly slots: Array<Value | undefined>;
  /** The frame of the surrounding code, for macros and recursive loops. */
  readonly outer: Frame | undefined;
  readonly context: Context;
}

/** The variables of the template's top level. Blocks see these, and no other variables around them. */
export type Context = Map<string, Value>;

/** A compiled expression. */
export type Evaluate = (rendering: Rendering, frame: Frame) => Value;

/** A compiled statement. */
export type Execute = (rendering: Rendering, frame: Frame) => void;

/** A compiled target of an assignment. */
export type Store = (rendering: Rendering, frame: Frame, value: Value) => void;
