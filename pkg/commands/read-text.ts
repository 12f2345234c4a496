import { readFileSync } from 'node:fs';
import { type CommandContext, CommandFailed } from './command.ts';

/** The text of a file; of the standard input for `-`. @throws {CommandFailed} */
export function readText(path: string, { readInput }: CommandContext): string {
  try {
    return path === '-' ? readInput() : readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandFailed(
      `${path === '-' ? 'The standard input' : path} cannot be read: ${(error as Error).message}`
    );
  }
}
