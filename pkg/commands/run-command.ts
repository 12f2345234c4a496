import { parseArgs } from 'node:util';
import { ConfigError } from '../config.ts';
import { backupCommand } from './backup/backup.ts';
import { type Command, type CommandContext, CommandFailed, UsageError } from './command.ts';
import { diffCommand } from './diff/diff.ts';
import { exportCommand } from './export/export.ts';
import { commandHelp, generalHelp, usageOf } from './help.ts';
import { keyCommand } from './key/key.ts';
import { migrateStoreCommand } from './migrate-store/command.ts';
import { renderCommand } from './render/render.ts';
import { schemaCommand } from './schema/schema.ts';
import { sendCommand } from './send/send.ts';
import { validateCommand } from './validate/validate.ts';

/** In the order of the help. */
const commands: readonly Command[] = [
  validateCommand,
  diffCommand,
  exportCommand,
  renderCommand,
  sendCommand,
  schemaCommand,
  backupCommand,
  keyCommand,
  migrateStoreCommand,
];

/**
 * Runs the command that the arguments name.
 * @param args those of the process, without the program's own
 * @returns undefined where they name none: then the process is to be the sidecar
 */
export async function runCommand(
  args: readonly string[],
  context: CommandContext,
  version: string
): Promise<number | undefined> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--managed') {
    return undefined;
  }
  if (name === '--version') {
    context.stdout.write(`${version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const wanted = commands.find((command) => command.name === rest[0]);
    context.stdout.write(wanted === undefined ? generalHelp(commands) : commandHelp(wanted));
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    context.stderr.write(`There is no command ${name}.\n\n${generalHelp(commands)}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    context.stdout.write(commandHelp(command));
    return 0;
  }
  return run(command, rest, context);
}

async function run(command: Command, args: readonly string[], context: CommandContext): Promise<number> {
  try {
    const { positionals, values } = parse(command, args);
    return await command.run(positionals, values, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.stderr.write(`${error.message}\n${usageOf(command)}\n`);
      return 2;
    }
    if (error instanceof CommandFailed || error instanceof ConfigError) {
      context.stderr.write(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

function parse({ operands, options }: Command, args: readonly string[]) {
  const parsed = tryToParse(options, args);
  if (parsed.positionals.length !== operands.length) {
    throw new UsageError(operands.length === 0 ? `Nothing can follow but options.` : `Give ${operands.join(' and ')}.`);
  }
  return parsed;
}

/** @throws {UsageError} whose message does not repeat a value, which may be a secret */
function tryToParse(options: Command['options'], args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...options }, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const name = /--[a-z-]+/.exec(message)?.[0] ?? '';
    throw new UsageError(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `There is no option ${name}.`
        : `The option ${name} has to be given ${options[name.slice(2)]?.type === 'boolean' ? 'without' : 'with'} a value.`
    );
  }
}
