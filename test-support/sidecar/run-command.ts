import { runCommand } from '../../pkg/commands/run-command.ts';

/** What a command printed, and its exit code. */
export interface CommandRun {
  readonly code: number | undefined;
  readonly output: string;
  readonly fault: string;
}

/** Runs a command of the sidecar in this process. */
export async function callCommand(
  args: readonly string[],
  { env = {}, input = '' }: { readonly env?: Record<string, string>; readonly input?: string } = {}
): Promise<CommandRun> {
  let output = '';
  let fault = '';
  const code = await runCommand(
    args,
    {
      env,
      stdout: { write: (text) => (output += text) },
      stderr: { write: (text) => (fault += text) },
      readInput: () => input,
      now: () => Date.parse('2026-11-23T12:00:00Z'),
    },
    '1.2.3'
  );
  return { code, output, fault };
}
