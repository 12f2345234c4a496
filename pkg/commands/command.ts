/** A stream to write to, as `process.stdout` is. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What a command has of the process. */
export interface CommandContext {
  readonly env: Record<string, string | undefined>;
  readonly stdout: Output;
  /** For what is not the result: warnings, and why a command failed. */
  readonly stderr: Output;
  /** All that comes in, as text; read only where somebody names `-` as a file. */
  readonly readInput: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** An option of a command. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** What the value is called in the help, such as `<file>`. */
  readonly value?: string;
  readonly about: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What somebody gave for the options; undefined where nothing. */
export type Values<Own extends Options> = {
  readonly [Name in keyof Own]?: (Own[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
};

export interface CommandDefinition<Own extends Options> {
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  /** What follows the name, in order; each has to be given. */
  readonly operands: readonly string[];
  readonly options: Own;
  /** Further lines of the help. */
  readonly notes?: string;
  /**
   * @param operands as many as the definition has
   * @returns the exit code. 0: it is done, and nothing is wrong; 1: the answer is no, as with a fault in a file, a difference, or a delivery that
   * was not taken
   * @throws {UsageError}, and {CommandFailed} where it cannot be carried out; the exit code is 2 then
   */
  run(operands: readonly string[], values: Values<Own>, context: CommandContext): Promise<number> | number;
}

/** A command whatever its options are. */
export interface Command extends Omit<CommandDefinition<Options>, 'run'> {
  run(
    operands: readonly string[],
    values: Readonly<Record<string, string | boolean | undefined>>,
    context: CommandContext
  ): Promise<number> | number;
}

/** Keeps the types of a command's options. */
export function defineCommand<const Own extends Options>(definition: CommandDefinition<Own>): Command {
  return definition as unknown as Command;
}

/** A command that was used wrongly. The message is shown with the command's usage. */
export class UsageError extends Error {}

/** A command that cannot be carried out. The message is for people, and holds no secret. */
export class CommandFailed extends Error {}
