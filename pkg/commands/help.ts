import type { Command } from './command.ts';

/** What the program does, with all commands. */
export function generalHelp(commands: readonly Command[]): string {
  return `Use it as: bellhook <command> [options]

${rows(commands.map(({ name, about }) => [name, about]))}

bellhook <command> --help says more. Without a command the sidecar starts.

Exit codes: 0 done, and nothing is wrong; 1 the answer is no (a fault in a file, a difference, a delivery that was not taken); 2 used
wrongly, or something that is needed cannot be read or reached.
`;
}

/** All that there is to know of a command. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, { value, about }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, about] as const
  );
  return [command.about, usageOf(command), rows(options), command.notes]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n')
    .concat('\n');
}

/** How it is called, in one line. */
export function usageOf({ name, operands, options }: Command): string {
  const words = Object.entries(options).map(
    ([option, { value }]) => `[--${option}${value === undefined ? '' : ` ${value}`}]`
  );
  return `Use it as: bellhook ${[name, ...operands, ...words].join(' ')}`;
}

function rows(pairs: ReadonlyArray<readonly [string, string]>): string {
  const width = Math.max(0, ...pairs.map(([name]) => name.length));
  return pairs.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join('\n');
}
