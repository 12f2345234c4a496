import type { Value } from '../values/value.ts';
import type { Arguments } from './arguments.ts';

/** A filter: `{{ value | name(args) }}`. */
export type Filter = (runtime: Runtime, value: Value, args: Arguments) => Value;

/** A test: `value is name(args)`. */
export type Test = (runtime: Runtime, value: Value, args: Arguments) => boolean;

/** What templates are compiled against. */
export interface Environment {
  readonly filters: ReadonlyMap<string, Filter>;
  readonly tests: ReadonlyMap<string, Test>;
  readonly globals: ReadonlyMap<string, Value>;
  readonly limits: Limits;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** As Math.random. */
  readonly random: () => number;
  /** A clock that only goes forward, in milliseconds, for the limit of time; performance.now unless given. */
  readonly stopwatch?: () => number;
  /** Is told of each rendering that goes beyond its limits, besides the error that it throws. */
  readonly limited?: () => void;
}

/** What one rendering may use at most. */
export interface Limits {
  /** Small operations; those on long values count as many. */
  readonly steps: number;
  /** Milliseconds, looked at now and then only: a guard for what the steps misjudge. */
  readonly milliseconds: number;
  /** Characters of the output. */
  readonly output: number;
  /** Characters of any text that is made on the way. */
  readonly text: number;
  /** Elements of any list or dict that is made on the way. */
  readonly elements: number;
  /** Macro calls and loops inside each other when rendering. */
  readonly depth: number;
  /** Characters of a template. */
  readonly source: number;
  /** Brackets and blocks inside each other in a template. */
  readonly nesting: number;
}

/** One rendering under way. */
export interface Runtime {
  readonly environment: Environment;
  /** Offset in the source of what is being evaluated: where an error that has no place yet is placed. */
  offset: number;
  /** Whether what is printed is escaped, as inside `{% autoescape true %}`. */
  readonly autoescape?: boolean;
  /** Counts work. To be called before the work is done. @throws TemplateError (limit) when there was too much */
  spend(steps: number): void;
  /** Counts a text about to be made of that many characters. @throws TemplateError (limit) */
  makeText(length: number): void;
  /** Counts a list, dict or the like about to be made of that many elements. @throws TemplateError (limit) */
  makeElements(count: number): void;
  /** Goes one level deeper; `leave` comes back. @throws TemplateError (limit) */
  enter(): void;
  leave(): void;
}
