import { TemplateError } from '../errors.ts';
import type { Value } from '../values/value.ts';
import type { Environment, Limits, Runtime } from './runtime.ts';

/** One rendering under way: what it has printed, and what it has used of its limits. */
export class Rendering implements Runtime {
  readonly environment: Environment;
  readonly variables: ReadonlyMap<string, Value>;
  offset = 0;
  /** Whether what is printed is escaped, as inside `{% autoescape true %}`. */
  autoescape = false;
  /** What the body of a filter or set block printed, for the first filter. */
  captured: Value = '';
  /** What was printed since the rendering, or the innermost capture, began. */
  output = '';
  readonly #limits: Limits;
  /** How long `output` may become. */
  #room: number;
  #captures = 0;
  #spent = 0;
  /** Where the steps are looked at next. */
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

  /** From here on, what is printed is kept apart. Gives what `endCapture` needs. */
  beginCapture(): string {
    const before = this.output;
    this.output = '';
    this.#captures++;
    this.#room = this.#limits.text;
    return before;
  }

  /** What was printed since `beginCapture`. */
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
    // Written so that NaN, too, is looked at.
    if (!(this.#spent < this.#checkAt)) {
      this.#check();
    }
  }

  makeText(length: number): void {
    if (!(length <= this.#limits.text)) {
      throw tooMuch(`a text of more than ${this.#limits.text} characters was to be made`, 'work on shorter texts');
    }
    this.spend(1 + length / charactersPerStep);
  }

  makeElements(count: number): void {
    if (!(count <= this.#limits.elements)) {
      throw tooMuch(`a list of more than ${this.#limits.elements} elements was to be made`, 'work on shorter lists');
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

  /** As `enter`, for what can call itself. @param height how deep its syntax tree is */
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
      throw tooMuch('the template does too much', 'loop over fewer elements, or work on shorter texts');
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
 * What a rendering threw, as the error to tell of. The stack can only overflow on values that are too deep; all else
 * that is no TemplateError is a bug, and thrown again.
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

/** Between two looks at the clock; the first one starts it, which spares short renderings the cost. */
const stepsPerLook = 4096;
const charactersPerStep = 16;

/** How many levels of syntax may be evaluated inside each other: what JavaScript's stack holds, with room to spare. */
const maxHeight = 2500;

function monotonicNow(): number {
  return performance.now();
}

function tooMuch(what: string, mend: string): TemplateError {
  return new TemplateError('limit', `${what}; ${mend}`);
}

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
