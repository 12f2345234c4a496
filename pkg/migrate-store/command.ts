import { ConfigError } from '../config.ts';
import { classifyError, StoreUnavailable } from '../store/fault.ts';
import { CannotTransfer, type TransferSource, type TransferTarget } from '../store/transfer/places.ts';
import { transfer } from '../store/transfer/transfer.ts';
import { readArguments } from './arguments.ts';
import { openSource, openTarget } from './open-places.ts';
import { createProgress, type Output } from './progress.ts';

/**
 * Copies a store into an empty one of another kind: `migrate-store --from <URL> --to <URL>`. Called again after it was cut short, it
 * goes on. What it says of a fault is one line, and no password.
 * @param env for a password that the URL does not have
 * @returns the exit code of the process
 */
export async function migrateStore(
  args: readonly string[],
  env: Record<string, string | undefined>,
  { stdout, stderr }: { readonly stdout: Output; readonly stderr: Output }
): Promise<number> {
  let source: TransferSource | undefined;
  let target: TransferTarget | undefined;
  const progress = createProgress(stdout, () => performance.now());
  try {
    const { from, to } = readArguments(args, env);
    source = await openSource(from).catch(explain('--from'));
    target = await openTarget(to).catch(explain('--to'));
    stdout.write(`Copying ${source.name} to ${target.name}.\n`);
    await transfer(source, target, progress);
    progress.end();
    stdout.write(`${target.name} is complete. Start the sidecars with it as their BELLHOOK_DATABASE_URL.\n`);
    return 0;
  } catch (error) {
    progress.end();
    stderr.write(`${describe(error)}\n`);
    return 1;
  } finally {
    await target?.close();
    await source?.close();
  }
}

/** Says which of the two databases cannot be opened. */
function explain(option: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof StoreUnavailable ? new CannotTransfer(`${option}: ${error.message}`) : error;
  };
}

function describe(error: unknown): string {
  return error instanceof CannotTransfer || error instanceof ConfigError ? error.message : classifyError(error).message;
}
