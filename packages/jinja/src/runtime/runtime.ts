import type { Value } from '../values/value.ts';
import type { Arguments } from './arguments.ts';

/** A filter: `{{ value | name(args) }}`. */
export type Filter = (runtime: Runtime, value: Value, args: Arguments) => Value;

/** A test: `value is name(args)`. */
export type Test = (runtime: Runtime, value: Value, args: Arguments) => boolean;

/** The environment against which templates are compiled. */
export interface Environment {
  readonly filters: ReadonlyMap<string, Filter>;
  readonly tests: ReadonlyMap<string, Test>;
  readonly globals: ReadonlyMap<string, Value>;
  readonly limits: Limits;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** As Math.random. */
  readonly random: () => number;
  /** A monotonic clock in milliseconds, for the limit of time; performance.now by default. */
  readonly stopwatch?: () => number;
  /** Called for each rendering that exceeds its limits, in addition to the thrown error. */
  readonly limited?: () => void;
}

/** The limits of a rendering. */
export interface Limits {
  /** Small operations; operations on long values count as several. */
  readonly steps: number;
  /** Milliseconds, checked only now and then: a guard for work that the steps underestimate. */
  readonly milliseconds: number;
  /** Characters of the output. */
  readonly output: number;
  /** Characters of any intermediate text. */
  readonly text: number;
  /** Elements of any intermediate list or dict. */
  readonly elements: number;
  /** Macro calls and loops inside each other when rendering. */
  readonly depth: number;
  /** Characters of a template. */
  readonly source: number;
  /** Brackets and blocks inside each other in a template. */
  readonly nesting: number;
}

/** The state of a rendering, as filters, tests and functions see it. */
export interface Runtime {
  readonly environment: Environment;
  /** The offset in the source of the evaluated expression. An error without a position gets this one. */
  offset: number;
  /** Whether output is escaped, as inside `{% autoescape true %}`. */
  readonly autoescape?: boolean;
  /** Charges for work. Call it before the work is done. @throws TemplateError (limit) when the limit is exceeded */
  spend(steps: number): void;
  /** Charges for a text of that many characters that is about to be created. @throws TemplateError (limit) */
  makeText(length: number): void;
  /** Charges for a list, dict or the like of that many elements that is about to be created. @throws TemplateError (limit) */
  makeElements(count: number): void;
  /** Goes one level deeper; `leave` comes back. @throws TemplateError (limit) */
  enter(): void;
  leave(): void;
}
